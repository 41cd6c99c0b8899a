"""Families of words: each is well formed, and a pattern is filled by any of them."""

import pytest

from coach.domain.concept import Concept
from coach.text.concepts import find
from coach.text.families import FAMILIES
from coach.text.lexicon import lexicon
from coach.text.pieces import pieces

LOSS = Concept(
    id="cache-loss",
    name="loss of a cache",
    together=("@cache @breaks @rebuild|empty_shelf",),
    definition="A cache is gone and comes back.",
    match="If Redis dies it is rebuilt.",
    near_miss="Redis is fast.",
)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_has_words_and_none_twice(name: str) -> None:
    words = FAMILIES[name].split("|")
    assert len(words) >= 5
    assert all(pieces(word) for word in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    "sentence",
    [
        "if redis dies we replay the log and it is warm again",
        "The cache goes dark, then a job recomputes it",
        "memcached lost: empty shelf for a minute",
        "RAM is wiped at a crash and refilled",
    ],
)
def test_any_word_of_a_family_fills_its_group(sentence: str) -> None:
    assert [m.concept for m in find(sentence, lexicon([LOSS]))] == ["cache-loss"]


@pytest.mark.parametrize(
    "sentence", ["redis is quick to rebuild", "the queue dies and is rebuilt", ""]
)
def test_every_group_has_to_be_filled(sentence: str) -> None:
    assert find(sentence, lexicon([LOSS])) == ()
