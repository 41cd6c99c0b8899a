"""`python -m benchmarks.judge_report`: how far the judge can be trusted, in counts.

Reads the tuning share. `--held-out` reports the answers that were not opened until the
rules and rubrics were done, `--fresh` those written after that report.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator

from benchmarks import judge_probes
from benchmarks import judge_tables as tables
from benchmarks.judge_bench import rows
from benchmarks.judge_corpus import CASES, ROOT, SHARES, Answer, Answers, Share, answers
from benchmarks.judge_deletion import deletion
from benchmarks.judge_probes import Half
from benchmarks.judge_run import CorpusJudge, judge_of_corpus

Table = Callable[[CorpusJudge, Answers], Iterator[str]]

_TABLES: tuple[tuple[str, Table], ...] = (
    ("Scores at senior: how many, lowest, mean, highest", tables.by_quality),
    ("Order", tables.pairs),
    ("Under other cases", tables.matrix),
    ("Nothing written", tables.empties),
    ("What must not move a dimension", tables.steady),
    ("Parts deleted", deletion),
    ("Criteria", tables.criteria),
    ("Quotes", tables.spans),
    ("The same again", tables.determinism),
)


def report(share: Share, judge: CorpusJudge) -> Iterator[str]:
    """Yield the lines of the report on one share."""
    found = tuple(one for one in answers(share) if judge.judged(one.case))
    every = answers(share)
    yield f"# {share}: {len(found)} of {len(every)} answers have a case with a rubric"
    for title, table in _TABLES:
        yield f"\n## {title}"
        yield from table(judge, found)


def heard(share: Share, judge: CorpusJudge) -> Iterator[str]:
    """Yield how single lines fell that earn a criterion, or only come near."""
    halves: tuple[Half, ...] = ("tuning",) if share == "tuning" else ("apart", "plain")
    yield "\n## Lines that earn a criterion, and near ones"
    for case in CASES:
        for half in halves:
            yield judge_probes.report(case, half, judge.reviewer.book(case))


def speed() -> Iterator[str]:
    """Yield the measurements."""
    yield "\n## Speed"
    for name, figure, unit, target in rows():
        yield f"{name:<32}{figure:>10.0f} {unit}, target ≤ {target:g}"


def commits(share: Share) -> Iterator[str]:
    """Yield the last commit of the corpus and the first that tuned the judge."""
    yield "\n## Commits"
    corpus = _log("-1", "--format=%h %ci %s", "--", f"tests/corpus/answers/{share}")
    tuned = _log("--reverse", "--format=%h %ci %s", "--grep=^Tune the judge")
    yield f"corpus, last change: {corpus.splitlines()[0] if corpus else 'unknown'}"
    yield f"first tuning: {tuned.splitlines()[0] if tuned else 'none yet'}"


def quality_counts(found: tuple[Answer, ...]) -> dict[str, int]:
    """Return quality → how many answers."""
    return {q: sum(one.quality == q for one in found) for q in tables.QUALITIES}


def main(arguments: list[str]) -> None:
    """Print the report."""
    asked = [one for one in SHARES if f"--{one}" in arguments]
    share = asked[0] if asked else "tuning"
    judge = judge_of_corpus()
    tables.know_neighbours(judge)
    for line in report(share, judge):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    for line in (*heard(share, judge), *speed(), *commits(share)):
        sys.stdout.write(line + "\n")


def _log(*arguments: str) -> str:
    done = subprocess.run(
        ["git", "log", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
