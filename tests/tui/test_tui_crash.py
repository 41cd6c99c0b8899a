"""A fault leaves one sentence, a small private log, and nothing of the text."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.worker import WorkerFailed

from coach.errors import StorageError
from coach.tui import crash

CANARY = "the person's own words"


def caught(call: Callable[[], object]) -> BaseException:
    """Call, and return what it raises."""
    try:
        call()
    except BaseException as error:  # noqa: BLE001 - that is what it is for
        return error
    raise AssertionError


def fails() -> None:
    secret = CANARY
    raise ValueError(f"cannot store {secret}")


def fails_because() -> None:
    try:
        fails()
    except ValueError as error:
        raise KeyError(CANARY) from error


def fails_in_turn() -> None:
    try:
        fails()
    except ValueError:
        raise LookupError(CANARY) from None


def fails_at_depth(left: int = 900) -> None:
    if left:
        fails_at_depth(left - 1)
    fails()


def test_the_log_names_places_and_kinds_but_no_value() -> None:
    entry = crash.describe(caught(fails_because))
    assert "in fails_because" in entry
    assert "in fails\n" in entry
    assert entry.splitlines()[-1] == "builtins.ValueError"
    assert "builtins.KeyError\n" in entry
    assert CANARY not in entry


def test_what_was_hidden_on_purpose_stays_hidden() -> None:
    assert "ValueError" not in crash.describe(caught(fails_in_turn))


def test_groups_and_failed_workers_are_opened() -> None:
    group = ExceptionGroup(CANARY, [ValueError(CANARY), WorkerFailed(OSError(CANARY))])
    entry = crash.describe(group)
    for kind in ("ExceptionGroup", "ValueError", "WorkerFailed", "OSError"):
        assert kind in entry
    assert CANARY not in entry


def test_a_chain_that_bites_its_tail_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert crash.describe(one).count("builtins.") == 2


def test_what_python_says_of_names_is_kept() -> None:
    entry = crash.describe(caught(lambda: ().absent))  # type: ignore[attr-defined]
    assert "'tuple' object has no attribute 'absent'" in entry


def test_a_deep_fault_makes_a_short_entry() -> None:
    entry = crash.describe(caught(fails_at_depth))
    assert entry.count("in fails_at_depth") < 100
    assert "more" in entry
    assert entry.splitlines()[-1] == "builtins.ValueError"


def test_the_same_fault_has_the_same_description() -> None:
    assert crash.describe(caught(fails)) == crash.describe(caught(fails))


def test_the_log_grows_and_is_private(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "er" / "crash.log"
    assert crash.write_log(log, "one\n")
    log.chmod(0o644)
    assert crash.write_log(log, "two\n")
    assert log.read_text() == "one\ntwo\n"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_log_never_grows_above_its_size(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    for number in range(30):
        assert crash.write_log(log, f"{number}" + "x" * 90_000)
        assert log.stat().st_size <= crash.MAX_LOG_BYTES
    assert log.read_text().startswith(("11", "22"))
    assert crash.write_log(log, "y" * (2 * crash.MAX_LOG_BYTES))
    assert log.stat().st_size == crash.MAX_LOG_BYTES


def test_a_log_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert not crash.write_log(tmp_path / "file" / "crash.log", "x")
    assert not crash.write_log(tmp_path / "link", "x")
    assert not crash.write_log(tmp_path, "x")
    assert (tmp_path / "file").read_text() == "kept"
    said = crash.sentence("1a2b3c4d", tmp_path, saved=True, logged=False)
    assert "could not be written" in said


def test_the_sentence_is_one_line_and_true(tmp_path: Path) -> None:
    good = crash.sentence("1a2b3c4d", tmp_path / "a\x1b[2J\nb", saved=True, logged=True)
    assert "1a2b3c4d" in good
    assert "\x1b" not in good
    assert "\n" not in good
    bad = crash.sentence("1a2b3c4d", tmp_path, saved=False, logged=True)
    assert "not beyond" in bad
    assert "not beyond" not in good


class Failing(App[None]):
    """Fails as soon as it runs."""

    def __init__(self, log: Path, flush: Callable[[], None], whole: bool) -> None:
        super().__init__()
        self.log_path, self.store, self.whole = log, flush, whole

    def on_mount(self) -> None:
        fails()

    def _handle_exception(self, error: Exception) -> None:
        if self.whole:
            crash.report(self, error, self.log_path, self.store)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        crash.fatal_error(self, self.log_path, self.store)


@pytest.mark.parametrize("whole", [True, False])
def test_an_app_that_fails_stores_logs_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], whole: bool
) -> None:
    stored: list[int] = []
    app = Failing(tmp_path / "crash.log", lambda: stored.append(1), whole)
    app.run(headless=True)
    assert app.return_code == 1
    assert stored
    said = capsys.readouterr().err
    assert "your work is saved, and" in " ".join(said.split())
    assert CANARY not in said
    assert "in fails\n" in (tmp_path / "crash.log").read_text()


def test_storing_that_fails_too_is_not_glossed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def full() -> None:
        raise StorageError(CANARY)

    app = Failing(tmp_path / "crash.log", full, whole=True)
    app.run(headless=True)
    assert app.return_code == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "not beyond" in said
    assert CANARY not in said
