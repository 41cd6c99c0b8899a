"""Writing a sheet harms nothing that was there, whatever goes wrong."""

import errno
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from coach.domain.session import CaseRef, Session
from coach.errors import ExportError
from coach.export import files
from coach.export.files import suggest_name, write_into, write_new

ZONE = timezone(timedelta(hours=1))


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_file_is_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    write_new(target, "é\n")
    assert target.read_bytes() == b"\xc3\xa9\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.stat().st_nlink == 1
    assert left(tmp_path) == {"a.md"}


def test_a_file_is_overwritten_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")
    with pytest.raises(ExportError, match=r"a\.md exists already") as caught:
        write_new(target, "new")
    assert "--force" in caught.value.hint
    assert target.read_text() == "old"
    write_new(target, "new", force=True)
    assert target.read_text() == "new"
    assert left(tmp_path) == {"a.md"}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_never_followed(tmp_path: Path, force: bool, dangling: bool) -> None:
    aim, link = tmp_path / "aim", tmp_path / "link.md"
    if not dangling:
        aim.write_text("old")
    link.symlink_to(aim)
    with pytest.raises(ExportError, match="symbolic link"):
        write_new(link, "new", force=force)
    assert link.is_symlink()
    assert aim.exists() is not dangling
    assert dangling or aim.read_text() == "old"


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="not an ordinary file"):
        write_new(tmp_path / "pipe", "x", force=True)
    with pytest.raises(ExportError, match="is a folder"):
        write_new(tmp_path, "x", force=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder") as caught:
        write_new(tmp_path / "no" / "a.md", "x")
    assert "mkdir -p" in caught.value.hint
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="Not a directory"):
        write_new(tmp_path / "file" / "a.md", "x")


def test_names_that_no_disk_takes_are_errors_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="null"):
        write_new(tmp_path / "a\0b", "x")
    with pytest.raises(ExportError) as caught:
        write_new(tmp_path / ("x" * 300), "x")
    assert caught.value.hint == "choose a shorter name"
    assert left(tmp_path) == set()


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_failing_disk_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: int
) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(ExportError, match=os.strerror(fault)):
        write_new(target, "new", force=True)
    monkeypatch.undo()
    assert target.read_text() == "old"
    assert left(tmp_path) == {"a.md"}


@pytest.mark.parametrize("force", [False, True])
def test_a_file_that_may_not_grow_leaves_nothing_behind(
    tmp_path: Path, force: bool
) -> None:
    """A real refusal of the system in mid-write, as a full disk gives one."""
    target = tmp_path / "a.md"
    if force:
        target.write_text("old")
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from coach.export.files import write_new\n"
        "from coach.errors import ExportError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_new(Path(sys.argv[1]), 'x' * 9999, force=sys.argv[2] == 'True')\n"
        "except ExportError as error: print(error.message)\n"
    )
    command = [sys.executable, "-c", code, str(target), str(force)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "cannot be written: File too large" in said.stdout
    assert left(tmp_path) == ({"a.md"} if force else set())
    assert not force or target.read_text() == "old"


def test_a_file_made_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.md"
    real = files._write

    def slow(path: Path, body: bytes) -> None:
        real(path, body)
        target.write_text("another got here first")

    monkeypatch.setattr(files, "_write", slow)
    with pytest.raises(ExportError, match="exists already"):
        write_new(target, "new")
    assert target.read_text() == "another got here first"
    assert left(tmp_path) == {"a.md"}


def test_a_disk_without_hard_links_works_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "a.md"
    write_new(target, "new")
    assert target.read_text() == "new"
    assert left(tmp_path) == {"a.md"}
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ExportError, match="not permitted"):
        write_new(tmp_path / "b.md", "new")
    assert left(tmp_path) == {"a.md"}


def test_in_a_folder_the_next_free_name_is_taken(tmp_path: Path) -> None:
    names = [write_into(tmp_path, "a.md", str(n)).name for n in range(3)]
    assert names == ["a.md", "a-2.md", "a-3.md"]
    assert write_into(tmp_path, "a.md", "new", force=True).read_text() == "new"
    assert left(tmp_path) == set(names)


def test_the_suggested_name(done: Session) -> None:
    assert suggest_name(done, ZONE) == "2026-11-23-twitter-mock-1402.md"
    assert suggest_name(done, UTC, "json") == "2026-11-23-twitter-mock-1302.json"


HOSTILE = [
    *["../../x", "/etc/x", "~", "a" * 300, "\0", "\n", "-rf", ".bashrc", "CON", "|"],
    *["é" * 99, "汉字", "a/b", "..", " ", "", "\x1b[2J", "\u202egnp.exe", "a\\b"],
    *["$(id)", "*"],
]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_leaves_the_folder_or_hides(
    done: Session, tmp_path: Path, title: str
) -> None:
    hostile = replace(done, case=CaseRef(title, 1, title))
    name = suggest_name(hostile, ZONE)
    assert name.startswith("2026-11-23-")
    assert name.endswith("-mock-1402.md")
    assert len(name.encode()) <= 120
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    path = write_into(tmp_path, name, "x")
    assert path.resolve().parent == tmp_path.resolve()
