"""Whether the judge hears what earns a criterion in words that nobody tuned on."""

from collections import Counter

import pytest

from benchmarks.judge_corpus import CASES
from benchmarks.judge_probes import Counts, Half, heard, probes
from benchmarks.judge_run import CorpusJudge


@pytest.fixture(scope="module")
def judge() -> CorpusJudge:
    return CorpusJudge()


def counted(judge: CorpusJudge, half: Half, step: int) -> tuple[Counts, Counts]:
    """Count verdicts on lines that earn their criterion, and on near ones."""
    earning: Counts = Counter()
    near: Counts = Counter()
    for case in CASES:
        book = judge.reviewer.book(case)
        wanted = {criterion.id: criterion for criterion in book.case.rubric}
        lines = [one for one in probes(case, half) if one.criterion in wanted]
        for one in lines[::step]:
            status = heard(one, wanted[one.criterion], book)
            (earning if one.earns else near)[status] += 1
    return earning, near


@pytest.mark.parametrize(
    "step",
    [pytest.param(7, id="some"), pytest.param(1, id="all", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize(
    ("half", "least", "most"),
    [("tuning", 0.75, 0.08), ("plain", 0.70, 0.15), ("apart", 0.42, 0.20)],
)
def test_what_is_said_is_heard_and_what_is_near_is_not(
    judge: CorpusJudge, half: Half, least: float, most: float, step: int
) -> None:
    earning, near = counted(judge, half, step)
    assert earning.total() > 100
    assert near.total() > 50
    assert earning["met"] >= least * earning.total()
    assert near["met"] <= most * near.total()
