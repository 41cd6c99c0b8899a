"""Settings: read with patience, written with care, never at the cost of a line."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from coach.config import private_folder, read_settings, write_settings
from coach.domain.settings import Settings
from coach.errors import StorageError

MINE = Settings("staff", "coach-light", 120, bell=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "config.toml"


def put(file: Path, text: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_no_file_means_defaults_and_no_complaint(file: Path) -> None:
    read = read_settings(file)
    assert (read, read.faults) == (Settings(), ())
    assert not file.parent.exists()


def test_what_is_written_is_read(file: Path) -> None:
    write_settings(file, MINE)
    read = read_settings(file)
    assert (read, read.faults) == (MINE, ())


def test_the_file_is_private(file: Path) -> None:
    write_settings(file, MINE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("level = = 3", "line 1"),
        ('level = "mid', "Unterminated"),
        ('level = "mid"\nlevel = "staff"\n', "line 2"),
        ("[" * 5000, "defaults are used"),
        pytest.param("a = " + "[" * 5000, "defaults are used"),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_place(
    file: Path, text: str, said: str
) -> None:
    read = read_settings(put(file, text))
    assert read == Settings()
    (fault,) = read.faults
    assert str(file) in fault
    assert said in fault


def test_bytes_and_folders_in_its_place_are_told(file: Path) -> None:
    put(file, "").write_bytes(b"level = \xff\xfe")
    assert "defaults are used" in read_settings(file).faults[0]
    file.unlink()
    file.mkdir()
    assert "defaults are used" in read_settings(file).faults[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('level = "boss"', "must be one of mid, senior, staff"),
        ("level = 3", "must be one of mid, senior, staff"),
        ('level = ["mid"]', "must be one of"),
        ('theme = {name = "coach-dark"}', "must be one of coach-dark, coach-light"),
        ("words_a_minute = 59", "whole number from 60 to 300"),
        ("words_a_minute = 301", "whole number from 60 to 300"),
        ("words_a_minute = 120.0", "whole number from 60 to 300"),
        ('words_a_minute = "120"', "whole number from 60 to 300"),
        ("words_a_minute = true", "whole number from 60 to 300"),
        ("bell = 1", "must be true or false"),
        ('bell = "on"', "must be true or false"),
    ],
)
def test_one_wrong_value_costs_only_itself(file: Path, line: str, said: str) -> None:
    """The fault names file and field; the other settings hold."""
    name = line.split(" ")[0]
    rest = "bell = true" if name == "level" else 'level = "staff"'
    read = read_settings(put(file, f"{line}\n{rest}\n"))
    (fault,) = read.faults
    assert fault.startswith(f"{file}: {name} ")
    assert said in fault
    assert read.bell if name == "level" else read.level == "staff"


@pytest.mark.parametrize("pace", [60, 300])
def test_the_ends_of_the_pace_are_allowed(file: Path, pace: int) -> None:
    read = read_settings(put(file, f"words_a_minute = {pace}\n"))
    assert (read.words_a_minute, read.faults) == (pace, ())


def test_other_lines_stay_as_they_are(file: Path) -> None:
    put(file, '# mine\nlevel = "mid"\n\nfuture = 7\n[plugin]\nx = "["\n')
    write_settings(file, replace(Settings(), level="staff"))
    assert file.read_text() == (
        '# mine\nlevel = "staff"\n\nfuture = 7\n'
        'theme = "coach-dark"\nwords_a_minute = 150\nbell = false\n'
        '[plugin]\nx = "["\n'
    )


def test_a_last_line_without_an_end_gets_one(file: Path) -> None:
    put(file, "future = 7")
    write_settings(file, MINE)
    assert file.read_text().startswith("future = 7\nlevel = ")
    assert read_settings(file) == MINE


@pytest.mark.parametrize(
    "text",
    [
        '[mine]\nlevel = "keep"\n',
        'level = "mid"  # asked by Ann\n',
        '"level" = "mid"\n',
        '  level = "mid"\n',
        "level = 'mid' # 'x'\nbell = true#y\n",
    ],
)
def test_settings_hold_however_the_file_is_laid_out(file: Path, text: str) -> None:
    """And what is not a setting, tables and remarks of the person, is still there."""
    put(file, text)
    write_settings(file, MINE)
    read = read_settings(file)
    assert (read, read.faults) == (MINE, ())
    for kept in ('[mine]\nlevel = "keep"', "# asked by Ann", "# 'x'", "#y"):
        assert (kept in text) == (kept in file.read_text())


@pytest.mark.parametrize(
    "text",
    ["bad = =\n", 'note = """\nlevel = 3\n"""\n', 'level = [\n"mid"]\n'],
)
def test_a_file_that_cannot_be_changed_is_left_alone_and_told(
    file: Path, text: str
) -> None:
    put(file, text)
    with pytest.raises(StorageError, match="could not be written") as told:
        write_settings(file, MINE)
    assert "Mend or move the file" in told.value.hint
    assert file.read_text() == text


def test_a_disk_that_takes_nothing_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only folder, without leaning on who runs the test."""
    put(file, 'level = "mid"\n')

    def refuse(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(StorageError, match="Read-only file system"):
        write_settings(file, MINE)
    assert file.read_text() == 'level = "mid"\n'


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be made") as told:
        private_folder(tmp_path / "file" / "home")
    assert "COACH_HOME" in told.value.hint
    with pytest.raises(StorageError, match="cannot be made"):
        write_settings(tmp_path / "file" / "config.toml", MINE)
