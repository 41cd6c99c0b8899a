"""The judge on answers of blind hands; `make judge-report` prints it all."""

from itertools import product

import pytest

from benchmarks import judge_variants as variants
from benchmarks.judge_corpus import CASES, Answer, answers
from benchmarks.judge_run import CorpusJudge, scores

REAL = ("strong", "medium", "weak")


@pytest.fixture(scope="module")
def judge() -> CorpusJudge:
    return CorpusJudge()


@pytest.fixture(scope="module")
def given() -> tuple[Answer, ...]:
    return answers("tuning")


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


def test_the_answers_kept_apart_stand_in_the_right_order(judge: CorpusJudge) -> None:
    held = answers("held-out")
    found = pairs(judge, held, "strong", "weak")
    assert len(found) == 20
    assert all(found)
    for better, worse in (("strong", "medium"), ("medium", "weak")):
        assert sum(pairs(judge, held, better, worse)) >= 17, (better, worse)
    empty = [one for one in held if one.quality == "empty"]
    assert all(judge.review(a.case, a.text).levels.mid <= 5 for a in empty)


def test_empty_answers_get_next_to_nothing(
    judge: CorpusJudge, given: tuple[Answer, ...]
) -> None:
    empty = [one for one in given if one.quality == "empty"]
    assert len(empty) >= 5
    assert all(judge.review(a.case, a.text).levels.mid <= 5 for a in empty)


@pytest.mark.parametrize("case", CASES)
def test_every_answer_scores_highest_under_its_own_case(
    judge: CorpusJudge, given: tuple[Answer, ...], case: str
) -> None:
    strangers = [
        one for one in CASES if one != case and one not in judge.neighbours(case)
    ]
    for one in given:
        if one.case != case or one.quality not in REAL:
            continue
        own = judge.review(case, one.text).score
        others = {c: judge.review(c, one.text).score for c in CASES if c != case}
        assert own > max(others.values()), (one.name, own, others)
        assert all(others[c] <= 20 for c in strangers), (one.name, others)


@pytest.mark.parametrize(
    "variant", ["padded", "interleaved", "shuffled", "repeated", "stuffed"]
)
def test_what_must_not_move_a_dimension(
    judge: CorpusJudge, given: tuple[Answer, ...], variant: str
) -> None:
    spared = {"communication"} if variant == "shuffled" else set[str]()
    for one in [a for a in given if a.quality in REAL][::4]:
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
