"""README says what the program does: every verb, every option, every key, no others."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from markdown_it import MarkdownIt
from markdown_it.token import Token
from typer.testing import CliRunner

from coach.cli.run import app
from coach.tui.app import CoachApp
from coach.tui.commands import KEY_NAMES
from coach.tui.screens.round_commands import COMMANDS

README = Path(__file__).resolve().parents[2] / "README.md"


def blocks() -> list[Token]:
    return MarkdownIt().enable("table").parse(README.read_text("utf-8"))


def shell_lines() -> list[list[str]]:
    """The words of every `coach` line in a block of shell, comments left out."""
    lines = [
        shlex.split(line, comments=True)
        for block in blocks()
        if block.type == "fence" and block.info == "sh"
        for line in block.content.splitlines()
    ]
    return [words[words.index("coach") :] for words in lines if "coach" in words]


def verbs(group: Any, name: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every verb of the program with its full name."""
    for word, verb in group.commands.items():
        if hasattr(verb, "commands"):
            yield from verbs(verb, (*name, word))
        else:
            yield " ".join((*name, word)), verb


VERBS = dict(verbs(typer.main.get_command(app)))


def verb_of(words: list[str]) -> str:
    """The verb that a line of README is about; "" for the app itself."""
    names = [" ".join(words[1:3]), " ".join(words[1:2])]
    return next((name for name in names if name in VERBS), "")


def options_of(verb: str) -> list[list[str]]:
    return [p.opts for p in VERBS[verb].params if p.param_type_name == "option"]


def said_of(verb: str) -> set[str]:
    """The options that README names beside a verb."""
    words = [word for line in shell_lines() if verb_of(line) == verb for word in line]
    return {word.strip("[]") for word in words if word.strip("[").startswith("-")}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_readme_with_all_its_options(verb: str) -> None:
    assert verb in {verb_of(line) for line in shell_lines()}
    unsaid = [names for names in options_of(verb) if not said_of(verb) & set(names)]
    assert not unsaid, f"README's line of `coach {verb}` lacks {unsaid}"


@pytest.mark.parametrize("verb", VERBS)
def test_readme_promises_no_option_that_is_not_there(verb: str) -> None:
    known = {name for names in options_of(verb) for name in names}
    assert said_of(verb) - {"-"} <= known


def test_every_line_of_readme_is_about_a_verb_or_the_app() -> None:
    for words in shell_lines():
        assert verb_of(words) or words == ["coach"], words


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    done = CliRunner().invoke(app, [*verb.split(), "--help"])
    assert done.exit_code == 0
    assert "Usage:" in done.stdout
    for parameter in VERBS[verb].params:
        assert parameter.help, f"{verb}: {parameter.name} has no help"


def test_the_sum_in_readme_is_computed() -> None:
    (sums,) = (
        words[2]
        for words in shell_lines()
        if words[1:2] == ["calc"] and " " in words[2]
    )
    done = CliRunner().invoke(app, ["calc", sums])
    assert done.exit_code == 0
    assert re.fullmatch(r"[\d.,]+ TB/year\n", done.stdout)


def keys_in_readme() -> set[str]:
    """The keys in the table of keys."""
    cells = [token for token in blocks() if token.type == "inline"]
    start = next(i for i, c in enumerate(cells) if c.content == "Keys of a round")
    end = next(i for i, c in enumerate(cells) if c.content == "Where your data lives")
    text = " ".join(cell.content for cell in cells[start:end])
    return set(re.findall(r"`([^`\s]+|ctrl\+\w)`", text.replace("Escape", "`esc`")))


def keys_of(commands: Any) -> set[str]:
    return {KEY_NAMES.get(key, key) for each in commands for key in each.key.split(",")}


def test_every_key_of_a_round_is_in_readme() -> None:
    """`1`–`5` names its ends only."""
    assert keys_of(COMMANDS) - {"2", "3", "4"} <= keys_in_readme()


def test_every_key_in_readme_does_something() -> None:
    known = keys_of(COMMANDS) | keys_of(CoachApp.COMMAND_LIST)
    assert keys_in_readme() - {"$EDITOR"} <= known
