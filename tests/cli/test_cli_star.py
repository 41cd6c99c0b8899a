"""`coach star` and the verbs of the bank, over a bank made by hand."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.cli import star as verbs
from coach.cli.run import run
from coach.domain.bank import Story, Version
from coach.domain.start import Star
from coach.services import Services, services

FULL = Version(
    "full",
    {"situation": "Two teams.", "action": "I asked\x1b[31m both."},
    1_795_438_927.0,
    "s1",
    5,
    2.0,
    61,
    "multi-team",
)
STORY = Story(
    "conflict-1f", "Two teams", "conflict", "Tell me.", ("conflict",), 1.0, (FULL,)
)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Services]:
    """The services on an empty data folder, called from a folder of the test's own."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    made = services()
    yield made
    for name in ("store", "bank"):
        if name in made.__dict__:
            made.__dict__[name].close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Where the app was asked to open."""
    asked: list[object] = []
    monkeypatch.setattr(verbs, "open_app", asked.append)
    return asked


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ([], Star()),
        (["conflict"], Star(question_id="conflict")),
        (["say-no"], Star(question_id="say-no")),
        (["mentoring"], Star(competency_id="mentoring")),
    ],
)
def test_a_question_wins_over_a_competency(
    parts: Services, started: list[object], words: list[str], wish: Star
) -> None:
    assert run(["star", *words]) == 0
    assert started == [wish]


def test_a_question_that_is_not_there_is_told_before_anything_opens(
    parts: Services, started: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["star", "conflct"]) == 2
    assert started == []
    assert "did you mean 'conflict'" in capsys.readouterr().err.lower()


def test_an_empty_bank_says_where_to_begin(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["story", "list"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "coach star" in shown.err
    assert run(["story", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["story", "export"]) == 2
    assert "coach star" in capsys.readouterr().err


def test_the_bank_is_listed(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.bank.put(STORY)
    assert run(["story", "list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("conflict-1f")
    assert "61  Two teams  multi-team, 1 version" in line
    assert run(["story", "list", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["id"], one["score"], one["signal"]) == ("conflict-1f", 61, "multi-team")
    assert "versions" not in one


def test_a_story_is_shown_by_the_beginning_of_its_id(
    parts: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.bank.put(STORY)
    assert run(["story", "show", "conf"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# Two teams")
    assert "**Action**" in shown
    assert "\x1b" not in shown
    assert run(["story", "show", "conf", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["versions"][0]["score"] == 61
    assert run(["story", "show", "nope"]) == 2
    assert "no story 'nope'" in capsys.readouterr().err


def test_one_story_or_the_whole_bank_is_written(
    parts: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.bank.put(STORY)
    assert run(["story", "export", "all", "-o", "all.md"]) == 0
    assert "all.md" in capsys.readouterr().err
    assert "**No story yet for:**" in (tmp_path / "all.md").read_text("utf-8")
    assert run(["story", "export", "all", "-o", "all.md"]) == 1
    assert "--force" in capsys.readouterr().err
    assert run(["story", "export", "conf", "-o", f"{tmp_path}{os.sep}"]) == 0
    (named,) = tmp_path.glob("20*-conflict-1f.md")
    assert "# Two teams" in named.read_text("utf-8")
    capsys.readouterr()
    assert run(["story", "export", "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["matrix"]["carry"] == ["conflict-1f"]


def test_an_own_template_writes_the_bank(
    parts: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.bank.put(STORY)
    own = tmp_path / "own.j2"
    own.write_text("{% for s in stories %}{{ s.title }}={{ s.score }}{% endfor %}")
    assert run(["story", "export", "--template", str(own)]) == 0
    assert capsys.readouterr().out.strip() == "Two teams=61"
    own.write_text("{{ nothing.here }}")
    assert run(["story", "export", "--template", str(own)]) == 1
    assert "own.j2:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--as", "pdf"], ["--as", "json", "--template", "x.j2"]]
)
def test_wrong_use_is_told(
    parts: Services, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["story", "export", *words]) == 2
    assert "coach:" in capsys.readouterr().err
