"""The judge on answers of blind hands; `make judge-report` prints it all."""

from itertools import product

import pytest

from benchmarks import judge_variants as variants
from benchmarks.judge_corpus import CASES, REAL, Answer, answers
from benchmarks.judge_deletion import emptied, strays
from benchmarks.judge_run import CorpusJudge, scores

SHARES = pytest.mark.parametrize(
    "step",
    [pytest.param(11, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)],
)
"""Judging every answer in every way takes minutes: `make slow` does."""


@pytest.fixture(scope="module")
def judge() -> CorpusJudge:
    return CorpusJudge()


@pytest.fixture(scope="module")
def given() -> tuple[Answer, ...]:
    return answers("tuning")


@pytest.fixture(scope="module")
def apart() -> tuple[Answer, ...]:
    """What was not read while tuning; its reports are in the README."""
    return (*answers("held-out"), *answers("fresh"))


@pytest.fixture(scope="module")
def real(given: tuple[Answer, ...]) -> list[Answer]:
    return [one for one in given if one.quality in REAL]


def pairs(
    judge: CorpusJudge, given: tuple[Answer, ...], better: str, worse: str
) -> list[bool]:
    """Whether each pair of two qualities of one case stands in the right order."""
    return [
        judge.review(case, one.text).score > judge.review(case, other.text).score
        for case in CASES
        for one, other in product(
            [a for a in given if (a.case, a.quality) == (case, better)],
            [a for a in given if (a.case, a.quality) == (case, worse)],
        )
    ]


def test_better_answers_stand_above_worse_ones(
    judge: CorpusJudge, given: tuple[Answer, ...]
) -> None:
    for better, worse, share in (
        ("strong", "weak", 0.98),
        ("strong", "medium", 0.85),
        ("medium", "weak", 0.85),
    ):
        found = pairs(judge, given, better, worse)
        assert len(found) >= 20
        assert sum(found) >= share * len(found), (better, worse)


@pytest.mark.slow
def test_the_answers_kept_apart_stand_in_the_right_order(
    judge: CorpusJudge, apart: tuple[Answer, ...]
) -> None:
    found = pairs(judge, apart, "strong", "weak")
    assert len(found) == 180
    assert all(found)
    for better, worse in (("strong", "medium"), ("medium", "weak")):
        found = pairs(judge, apart, better, worse)
        assert sum(found) >= 0.95 * len(found) > 140, (better, worse)


@pytest.mark.slow
def test_the_answers_kept_apart_are_highest_under_their_own_case(
    judge: CorpusJudge, apart: tuple[Answer, ...]
) -> None:
    for one in apart:
        if one.quality in REAL:
            check_own_case(judge, one)


def check_own_case(judge: CorpusJudge, one: Answer) -> None:
    own = judge.review(one.case, one.text).score
    others = {c: judge.review(c, one.text).score for c in CASES if c != one.case}
    assert own > max(others.values()), (one.name, own, others)
    for case, score in others.items():
        if case not in judge.neighbours(one.case):
            assert score <= 20, (one.name, others)


def test_empty_answers_get_next_to_nothing(
    judge: CorpusJudge, given: tuple[Answer, ...]
) -> None:
    empty = [one for one in given if one.quality == "empty"]
    assert len(empty) >= 5
    assert all(judge.review(a.case, a.text).levels.mid <= 5 for a in empty)


@SHARES
def test_every_answer_scores_highest_under_its_own_case(
    judge: CorpusJudge, real: list[Answer], step: int
) -> None:
    for one in real[::step]:
        check_own_case(judge, one)


@SHARES
@pytest.mark.parametrize(
    "variant", ["padded", "interleaved", "shuffled", "repeated", "stuffed"]
)
def test_what_must_not_move_a_dimension(
    judge: CorpusJudge, real: list[Answer], variant: str, step: int
) -> None:
    spared = {"communication"} if variant == "shuffled" else set[str]()
    for one in real[::step]:
        texts = [
            stuff(one.text, judge.words(one.case))
            for stuff in (
                variants.stuffed,
                variants.stuffed_bullets,
                variants.stuffed_sentences,
            )
        ]
        if variant != "stuffed":
            texts = [getattr(variants, variant)(one.text)]
        before = scores(judge.review(one.case, one.text))
        for text in texts:
            after = scores(judge.review(one.case, text))
            moved = {d: after[d] - before[d] for d in before if d not in spared}
            assert all(abs(by) <= 2 for by in moved.values()), (one.name, moved)


@SHARES
@pytest.mark.parametrize("dimension", ["estimation", "trade-offs", "failure"])
def test_deleting_a_part_costs_what_was_said_in_it(
    judge: CorpusJudge, real: list[Answer], dimension: str, step: int
) -> None:
    for one in real[::step]:
        before = judge.review(one.case, one.text)
        text, gone = emptied(judge, one, dimension)
        if not gone or not scores(before)[dimension]:
            continue
        after = judge.review(one.case, text)
        assert scores(after)[dimension] < scores(before)[dimension], one.name
        assert not list(strays(before, after, gone)), one.name
