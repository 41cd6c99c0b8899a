"""A person's own template: the same sheet, or a clear error within its limits."""

import time
from datetime import UTC
from pathlib import Path

import pytest

from coach import resources
from coach.domain.case import Case
from coach.domain.session import Session
from coach.errors import ExportError
from coach.export.own_template import Limits, render_own
from coach.export.sheet import render

QUICK = Limits(seconds=0.5, start=2.0)
NESTED = (
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
)


@pytest.fixture
def own(tmp_path: Path, done: Session) -> "Own":
    return Own(tmp_path / "own.md.j2", done)


class Own:
    """Runs a template text over a whole round."""

    def __init__(self, path: Path, session: Session) -> None:
        self.path, self.session = path, session

    def text(self, source: str, limits: Limits = QUICK) -> str:
        self.path.write_text(source, encoding="utf-8", newline="")
        return render_own(
            self.path, self.session, None, made_at=0.0, zone=UTC, limits=limits
        )

    def error(self, source: str, limits: Limits = QUICK) -> str:
        with pytest.raises(ExportError) as caught:
            self.text(source, limits)
        assert "sheet.md.j2" in caught.value.hint
        return caught.value.message


def test_a_copy_of_the_shipped_template_gives_the_shipped_sheet(
    done: Session, case: Case
) -> None:
    shipped = resources.templates() / "sheet.md.j2"
    text = render_own(shipped, done, case, reference=True, made_at=0.0, zone=UTC)
    assert text == render(done, case, reference=True, made_at=0.0, zone=UTC)


def test_values_are_data_and_escaped_unless_plain(own: Own) -> None:
    assert own.text("{{ case.id }} {{ asked[1].question }} {{ 2 ** 10 }}") == (
        "twitter Shall I use \\| Kafka? 1024"
    )
    assert own.text("{{ asked[1].question | plain }}") == "Shall I use | Kafka?"
    assert own.text("\x1b[2J{{ '\\x1b' | plain }}") == "\ufffd[2J\ufffd"


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("a\n{{ 9**(9**9) }}", 2, "too large"),
        ("{{ 9**9**9**9**9**9 }}", 1, "too large"),
        ("{{ 'a' ** 2 }}", 1, "** is for numbers"),
        (f"a\n\n{NESTED}", 3, "longer than 0.5 s"),
        ("{{ lipsum(n=100000) }}", 1, "'lipsum' is undefined"),
        ("\n{{ '%999999999d' % 1 }}", 2, "512 MB"),
        ("\n{{ '{:>999999999}'.format('x') }}", 2, "512 MB"),
        ("{{ 'x' | center(999999999) }}", 1, "512 MB"),
        ("{{ ''.__class__ }}", 1, "'__class__'"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", 1, "'__class__'"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", 1, "'__init__'"),
        ("{{ ''|attr('__class__') }}", 1, "'__class__'"),
        ("{% include '/etc/passwd' %}", 1, "another file"),
        ("\n{% extends '/etc/passwd' %}", 2, "another file"),
        ("\n{% import '/etc/passwd' as x %}", 2, "another file"),
        ("a\nb\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("a\n{% if %}", 2, "Expected an expression"),
        ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1, "without end"),
        ("{% for i in range(99999) %}" + "x" * 99 + "{% endfor %}", None, "5 MB"),
        ("{{ events.append(1) }}", 1, "unsafe"),
        ("{% for a in 'x' %}" * 60 + "{% endfor %}" * 60, None, "nested"),
    ],
)
def test_every_fault_ends_soon_and_says_where(
    own: Own, source: str, line: int | None, says: str
) -> None:
    begun = time.monotonic()
    message = own.error(source)
    assert time.monotonic() - begun < 6.0  # 2.8 s, and a busy machine
    assert says in message
    assert f"own.md.j2:{line} " in message if line else "own.md.j2 " in message


def test_the_usual_limit_ends_a_loop_within_three_seconds(own: Own) -> None:
    begun = time.monotonic()
    message = own.error(f"\n{NESTED}", Limits())
    assert time.monotonic() - begun < 6.0  # 2.8 s, and a busy machine
    assert "own.md.j2:2 cannot be used: it takes longer than 2 s" in message


def test_a_child_that_starts_too_slowly_is_ended_too(own: Own) -> None:
    message = own.error("hello", Limits(seconds=0.0005, start=0.0005))
    assert "takes longer than" in message


def test_the_folder_we_are_called_from_cannot_pose_as_our_modules(
    own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "jinja2.py", "faulthandler.py"):
        (tmp_path / name).write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert own.text("hello") == "hello"


def test_what_cannot_be_read_is_said(own: Own, tmp_path: Path) -> None:
    def message(path: Path) -> str:
        with pytest.raises(ExportError) as caught:
            render_own(path, own.session, None, made_at=0.0)
        return caught.value.message

    assert "No such file" in message(tmp_path / "none.j2")
    assert "Is a directory" in message(tmp_path)
    assert "null" in message(Path("a\0b"))
    own.path.write_bytes(b"one\ntwo \xff")
    assert "own.md.j2:2 cannot be used: it is not UTF-8" in message(own.path)
    own.path.write_bytes(b" " * 1_000_001)
    assert "larger than 1 MB" in message(own.path)
