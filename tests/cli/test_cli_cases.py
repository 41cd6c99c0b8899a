"""`coach cases` as a person and as a script meet it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from coach.cli.case_page import page
from coach.cli.cases import app
from coach.domain.case import Case
from coach.domain.format import Format
from coach.errors import ContentError, NotFoundError

OWN = """\
schema: 1
id: shop
title: Design a shop
archetype: store
brief: Design a shop.
hints: {clarify: [a], architecture: [b], deep-dive: [c], refinement: [d]}
reference: {clarify: a, architecture: b, deep-dive: c, refinement: d}
"""


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the person's own cases."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    from coach.services import services

    folder = services().data_dir / "cases"
    folder.mkdir(parents=True)
    return folder


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, words, catch_exceptions=True)


def test_the_list_for_scripts(cases: Path) -> None:
    """Field names are promised; a faulty file is told by its fault."""
    (cases / "shop.yaml").write_text(OWN, encoding="utf-8")
    (cases / "zoo.yaml").write_text("a: [1", encoding="utf-8")
    done = _run("list", "--json")
    assert done.exit_code == 0
    listed = {case["id"]: case for case in json.loads(done.stdout)}
    assert listed["twitter"]["source"] == "shipped"
    assert listed["shop"] == {
        "id": "shop",
        "title": "Design a shop",
        "archetype": "store",
        "minutes": 40.0,
        "source": "own",
        "fault": "",
    }
    assert listed["zoo"]["fault"].startswith("line 1: a: the list opened here")


def test_the_list_for_people(cases: Path) -> None:
    """One line a case; what a file holds cannot command the terminal."""
    (cases / "shop.yaml").write_text(OWN, encoding="utf-8")
    bad = OWN.replace("title: Design a shop", "title: x\x1b[31m")
    (cases / "e\x1bvil.yaml").write_text(bad, encoding="utf-8")
    done = _run("list")
    lines = done.stdout.splitlines()
    assert any(line.startswith("twitter  ") for line in lines)
    assert any(line.split()[-3:] == ["40", "min", "own"] for line in lines)
    assert "cannot be used: " in done.stdout
    assert "\x1b" not in done.stdout


def test_show_keeps_the_interviewers_secrets(cases: Path) -> None:
    """Brief and plan are there; facts, hints and reference are folded."""
    from coach.services import services

    case = services().library.case("twitter")
    done = _run("show", "twitter")
    assert done.exit_code == 0
    words = " ".join(done.stdout.split())
    assert case.brief in words
    assert "1 Clarify, 5 min: DAU, MAU and QPS" in words
    assert f"knows {len(case.facts)} facts" in words
    for secret in (case.facts[0].answer, case.hints["clarify"][0]):
        assert " ".join(secret.split()) not in words
    assert "Reference ·" not in words


def test_reveal_shows_all_of_it(cases: Path) -> None:
    """Every text that a person may read of every part, whatever the case."""
    from coach.services import services

    case = services().library.case("twitter")
    words = " ".join(_run("show", "twitter", "--reveal").stdout.split())
    left_out = {"asks", "source", "unit", "takes", "gives", "errors", "indexes"}
    left_out |= {"near_miss", "needs", "concepts", "fields", "formula", "diagram", "er"}
    left_out |= {
        "id",
        "reference",
        "neighbours",
        "archetype",
        "format",
        "kind",
        "about",
    }
    texts = [*_texts(case.model_dump(), left_out)]
    assert len(texts) > 500
    assert [text for text in texts if text not in words] == []


def _texts(value: object, left_out: set[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split()).rstrip(".")
    elif isinstance(value, dict):
        kept = [one for key, one in value.items() if key not in left_out]
        yield from (text for one in kept for text in _texts(one, left_out))
    elif isinstance(value, (list, tuple)):
        yield from (text for one in value for text in _texts(one, left_out))


def test_without_reveal_nothing_gives_the_answer_away(cases: Path) -> None:
    """No text of a case but its title and its brief is on the page."""
    from coach.services import services

    case = services().library.case("twitter")
    words = " ".join(_run("show", "twitter").stdout.split())
    open_ = {"id", "title", "archetype", "format", "brief", "unit", "level", "kind"}
    open_ |= {"dimension", "value", "label", "neighbours", "at", "on", "name", "fields"}
    texts = [text for text in _texts(case.model_dump(), open_) if " " in text]
    assert len(texts) > 500
    assert [text for text in texts if text in words] == []
    assert f"{len(case.rubric)} criteria in 8 dimensions" in words


def test_a_page_fits_its_width_and_leaves_code_alone() -> None:
    """Paragraphs and entries are filled; fences, tables and headings stay."""
    code = "```\n" + "x " * 40 + "\n  y\n```"
    text = (
        f"# Head {'w ' * 30}\nA line\nthat goes {'on ' * 30}\n\n- one {'two ' * 20}\n"
    )
    case = Case.model_validate(
        {
            "schema": 1,
            "id": "shop",
            "title": "Shop",
            "archetype": "store",
            "brief": "Design a shop.",
            "reference": {
                "clarify": text + "  three\n- four\n\n" + code,
                "architecture": "| a | b |\n|---|---|",
                "deep-dive": "c",
                "refinement": "d",
            },
        }
    )
    form = Format.model_validate(
        {
            "schema": 1,
            "id": "quick",
            "title": "Quick",
            "phases": [{"id": "clarify", "title": "Clarify", "minutes": 2.5}],
        }
    )
    lines = page(case, form, width=40, reveal=True).splitlines()
    long = [line for line in lines if len(line) > 40]
    assert long == [f"# Head {'w ' * 30}", "x " * 40]
    at = lines.index("- one two two two two two two two two")
    assert lines[at + 1].startswith("  two")
    assert "- four" in lines
    assert any(line.startswith("A line that goes on on") for line in lines)
    assert "  1 Clarify, 2.5 min" in lines
    # A phase that is not in the format is not on the page.
    assert "| a | b |" not in lines


def test_check_tells_each_fault_and_fails(cases: Path) -> None:
    """One line a fault on stdout, the sum on stderr, exit 1."""
    path = cases / "shop.yaml"
    path.write_text(OWN.replace("brief:", "brieff:"), encoding="utf-8")
    done = _run("check", str(path))
    assert done.exit_code == 1
    assert done.stdout == (
        f"{path}:5:1: brieff: unknown field 'brieff' (did you mean 'brief'?)\n"
    )
    assert done.stderr == "1 file checked, 1 fault in 1 file.\n"


def test_check_passes_what_is_right(cases: Path) -> None:
    """Nothing on stdout, exit 0."""
    (cases / "shop.yaml").write_text(OWN, encoding="utf-8")
    done = _run("check", str(cases))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 file checked, no faults.\n"


def test_check_without_a_path_checks_shipped_and_own(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An own file with a fault is found, and so are shipped formats and concepts."""
    content = tmp_path / "content"
    (content / "formats").mkdir(parents=True)
    monkeypatch.setattr("coach.resources.content", lambda: content)
    (content / "formats" / "quick.yaml").write_text("id: quick\n", encoding="utf-8")
    (content / "concepts.yaml").write_text("schema: 1\n", encoding="utf-8")
    (content / "formulas.yaml").write_text("[]\n", encoding="utf-8")
    (cases / "shop.yaml").write_text("a: [1", encoding="utf-8")
    done = _run("check")
    assert done.exit_code == 1
    told = done.stdout.splitlines()
    assert any(line.startswith(f"{cases}/shop.yaml:1:4: a: the list") for line in told)
    names = ("quick", "concepts", "formulas")
    assert all(any(f"{n}.yaml" in line for line in told) for n in names)


def test_check_of_nothing_is_wrong_use(cases: Path) -> None:
    """A typing mistake in a path is not a success."""
    error = _run("check", "nowhere").exception
    assert isinstance(error, NotFoundError)
    assert error.exit_code == 2


def test_check_prints_no_control_characters(cases: Path) -> None:
    """Not even those of a file's name."""
    path = cases / "a\x1b[2Jb.yaml"
    path.write_text("x: 1\n", encoding="utf-8")
    done = _run("check", str(path))
    assert done.exit_code == 1
    assert "\x1b" not in done.stdout


def test_ask_for_scripts_and_people(cases: Path) -> None:
    """The contract of the JSON, and the bare answer; quotes are not needed."""
    from coach.services import services

    fact = services().library.case("twitter").facts[0]
    asked = fact.asks[0]
    done = _run("ask", "twitter", asked, "--json")
    told = json.loads(done.stdout)
    assert told == {"question": asked, "fact": fact.id, "answer": fact.answer}
    assert _run("ask", "twitter", *asked.split()).stdout == f"{fact.answer}\n"


def test_ask_what_no_fact_answers(cases: Path) -> None:
    """The fact is null, and the answer hands the question back."""
    done = _run("ask", "twitter", "what is the weather on mars", "--json")
    told = json.loads(done.stdout)
    assert told["fact"] is None
    assert told["answer"]


@pytest.mark.parametrize("verb", [["show"], ["ask", "how many"]])
def test_an_unknown_case_is_told(cases: Path, verb: list[str]) -> None:
    """With the nearest id."""
    error = _run(verb[0], "twitterr", *verb[1:]).exception
    assert isinstance(error, NotFoundError)
    assert error.hint.startswith("did you mean 'twitter'?")


def test_a_faulty_case_is_told(cases: Path) -> None:
    """With file, line and fault."""
    (cases / "shop.yaml").write_text("a: [1", encoding="utf-8")
    error = _run("show", "shop").exception
    assert isinstance(error, ContentError)
    assert f"{cases}/shop.yaml:1:4: a: the list opened here" in error.message


def test_the_verbs_load_nothing_heavy_until_they_run() -> None:
    """Help must not pay for content."""
    code = (
        "import sys, coach.cli.cases;"
        "print([m for m in ('yaml', 'pydantic', 'coach.library') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
