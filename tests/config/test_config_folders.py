"""Where things live: COACH_HOME, else the platform's folders, else a clear word."""

import pwd
import sys
from pathlib import Path

import pytest

from coach.config import folders
from coach.errors import StorageError
from coach.services import services

linux = pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder is set anywhere."""
    for name in ("COACH_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_coach_home_holds_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "all"))
    found = folders()
    assert (found.data, found.config) == (tmp_path / "all", tmp_path / "all")
    assert found.database == tmp_path / "all" / "coach.db"
    assert found.settings == tmp_path / "all" / "config.toml"
    assert found.edits == tmp_path / "all" / "edits"
    assert found.log == tmp_path / "all" / "coach.log"
    assert not (tmp_path / "all").exists()


def test_coach_home_may_be_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tilde and a relative path are understood; the path is whole from then on."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COACH_HOME", "~/coach")
    assert folders().data == tmp_path / "coach"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COACH_HOME", "here")
    assert folders().data == tmp_path / "here"


@linux
def test_else_the_folders_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty COACH_HOME is none."""
    monkeypatch.setenv("COACH_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folders().data == tmp_path / ".local/share/coach"
    assert folders().settings == tmp_path / ".config/coach/config.toml"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    assert folders().database == tmp_path / "data/coach/coach.db"
    assert folders().settings == tmp_path / "conf/coach/config.toml"


@linux
def test_without_any_home_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container whose user has no entry and no HOME."""

    def nobody(_: object) -> pwd.struct_passwd:
        raise KeyError("uid not found")

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(StorageError, match="No home folder") as told:
        folders()
    assert "Set COACH_HOME" in told.value.hint


def test_the_home_of_somebody_unknown_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", "~nobody-of-that-name/coach")
    with pytest.raises(StorageError, match="nobody-of-that-name") as told:
        folders()
    assert told.value.exit_code
    assert "COACH_HOME" in told.value.message + told.value.hint


def test_services_follow_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same folders give the same services, others give others."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "one"))
    first = services()
    assert services() is first
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "two"))
    assert services().database == tmp_path / "two" / "coach.db"
