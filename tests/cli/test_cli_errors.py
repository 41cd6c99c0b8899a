"""One voice for errors: a clause behind `coach: `, a sentence in the app."""

import pytest

from coach.cli.opening import tell
from coach.errors import CoachError, as_clause, as_sentence


@pytest.mark.parametrize(
    ("message", "clause", "sentence"),
    [
        ("There is no level `x`.", "there is no level `x`", "There is no level `x`."),
        ("there is no case 'x'", "there is no case 'x'", "There is no case 'x'."),
        ("/a/b is a folder", "/a/b is a folder", "/a/b is a folder."),
        ("my.yaml is empty", "my.yaml is empty", "my.yaml is empty."),
        ("Notes.md is empty.", "Notes.md is empty", "Notes.md is empty."),
        ("SQLite is too old.", "SQLite is too old", "SQLite is too old."),
        (
            "The a is b. It was left.",
            "the a is b. It was left.",
            "The a is b. It was left.",
        ),
    ],
)
def test_a_message_is_shown_as_a_clause_and_as_a_sentence(
    message: str, clause: str, sentence: str
) -> None:
    """Names of files and programs are left as they are written."""
    assert as_clause(message) == clause
    assert as_sentence(message) == sentence


def test_the_shell_shows_the_clause_and_the_next_step(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """However the two were written; a verb to type keeps its small letter."""
    tell(CoachError("No case is there.", "sit one with: coach mock"))
    tell(CoachError("no case is there", "coach mock sits one"))
    assert capsys.readouterr().err == (
        "coach: no case is there\n  Sit one with: coach mock\n"
        "coach: no case is there\n  coach mock sits one\n"
    )
