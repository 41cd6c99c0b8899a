"""The labelled stories: better ones rank above, strong ones are not accused.

The bounds on the held-out part are below what was measured when it was first run, and
its stories are never printed: only counts are compared.
"""

import pytest

from benchmarks.story_corpus import (
    Story,
    padded,
    pairs,
    questions,
    report,
    stories,
)
from coach.stories import check

TUNING = stories("tuning")
PARTS = {"tuning": TUNING, "held-out": stories("held-out")}


def ranked(part: str) -> dict[str, list[tuple[str, int]]]:
    out: dict[str, list[tuple[str, int]]] = {}
    for one in PARTS[part]:
        out.setdefault(one.question, []).append((one.quality, report(one).score))
    return out


def test_the_corpus_is_as_large_as_it_claims() -> None:
    everything = [*PARTS["tuning"], *PARTS["held-out"]]
    assert len(everything) >= 60
    assert len({one.question for one in everything}) >= 12
    assert sum(not one.labelled for one in everything) >= 10
    assert len(PARTS["held-out"]) * 3 >= len(TUNING)


@pytest.mark.parametrize("part", PARTS)
def test_strong_stories_rank_above_weak_ones(part: str) -> None:
    counts = pairs(ranked(part), "strong", "weak")
    assert counts.all >= 10
    assert counts.right / counts.all >= 0.95


@pytest.mark.parametrize("part", PARTS)
def test_strong_stories_have_at_most_one_fix_on_average(part: str) -> None:
    strong = [report(one) for one in PARTS[part] if one.quality == "strong"]
    fixes = sum(f.severity == "fix" for one in strong for f in one.findings)
    assert fixes <= len(strong)


@pytest.mark.parametrize("part", PARTS)
def test_padding_does_not_raise_a_weak_story(part: str) -> None:
    risen = count = 0
    for one in PARTS[part]:
        if one.quality != "weak":
            continue
        before = report(one).score
        for text in padded(one.text):
            more = len(text.split()) - len(one.text.split())
            assert more >= 250
            count += 1
            risen += check(text, questions()[one.question]).score > before
    assert count >= 30
    assert risen == 0


@pytest.mark.parametrize("part", PARTS)
def test_every_quote_is_a_span_and_labels_are_seen(part: str) -> None:
    wrong = 0
    for one in PARTS[part]:
        told = report(one)
        wrong += told.labelled != one.labelled
        wrong += sum(one.text[f.start : f.end] != f.quote for f in told.findings)
    assert wrong == 0


@pytest.mark.parametrize("one", TUNING, ids=lambda one: one.name)
def test_a_story_told_with_other_line_ends_gets_the_same_score(one: Story) -> None:
    other = one.text.replace("\n", "\r\n")
    question = questions()[one.question]
    assert check(other, question).score == check(one.text, question).score
