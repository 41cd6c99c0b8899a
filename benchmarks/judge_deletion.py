"""What deleting the part of an answer does: lowers its dimension, and only that."""

from collections.abc import Iterator, Sequence

from benchmarks import judge_variants as variants
from benchmarks.judge_corpus import REAL, Answer, Answers
from benchmarks.judge_run import CorpusJudge, scores
from coach.domain.verdict import Review, Verdict


def deletion(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Paragraphs with the evidence of one dimension taken out."""
    for dimension in ("estimation", "trade-offs", "failure"):
        lowered = total = lost = astray = 0
        for one in answers:
            if one.quality not in REAL:
                continue
            before = judge.review(one.case, one.text)
            text, gone = emptied(judge, one, dimension)
            if not gone or not scores(before)[dimension]:
                continue
            after = judge.review(one.case, text)
            total += 1
            lowered += scores(after)[dimension] < scores(before)[dimension]
            lost += sum(1 for _ in _lost(before, after))
            astray += sum(1 for _ in strays(before, after, gone))
        yield (
            f"{dimension}: lowered in {lowered} of {total}; criteria lost {lost}, "
            f"of them not quoted there {astray}"
        )


def emptied(judge: CorpusJudge, one: Answer, dimension: str) -> tuple[str, list[str]]:
    """Delete all paragraphs that hold evidence of a dimension, until none does."""
    text, gone = one.text, list[str]()
    for _ in range(12):
        quotes = [
            evidence.quote
            for part, verdict in judge.review(one.case, text).verdicts()
            if part.id == dimension and verdict.credit
            for evidence in verdict.evidence
        ]
        text, more = variants.without(text, quotes)
        gone += more
        if not more:
            break
    return text, gone


def strays(before: Review, after: Review, gone: Sequence[str]) -> Iterator[Verdict]:
    """Yield verdicts that fell although nothing that earned them was deleted."""
    for verdict in _lost(before, after):
        quoted = [evidence.quote for evidence in verdict.evidence]
        if not any(quote in part for quote in quoted for part in gone):
            yield verdict


def _lost(before: Review, after: Review) -> Iterator[Verdict]:
    for _, verdict in before.verdicts():
        now = after.verdict(verdict.criterion)
        if now is not None and now.credit < verdict.credit:
            yield verdict
