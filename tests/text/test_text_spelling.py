"""One slip is put right; a different word is left alone."""

import pytest

from coach.text.spelling import corrected

KNOWN = frozenset({"followers", "stored", "latency", "tweets", "posts", "users"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("folowers", "followers"),  # a letter missing
        ("latenncy", "latency"),  # a letter too many
        ("latancy", "latency"),  # a wrong letter
        ("tweest", "tweets"),  # two swapped
    ],
)
def test_one_slip_in_a_long_word(typed: str, meant: str) -> None:
    assert corrected(typed, KNOWN) == meant


@pytest.mark.parametrize(
    "word", ["hosts", "store", "latency", "fllwers", "usres", "p99999", "mollowers"]
)
def test_left_alone(word: str) -> None:
    assert corrected(word, KNOWN) == word


def test_two_candidates_are_no_correction() -> None:
    assert (
        corrected("tracksr", frozenset({"tracker", "tracksr1", "tracks"})) == "tracksr"
    )
    assert corrected("stoming", frozenset({"storming", "stowing"})) == "stoming"
