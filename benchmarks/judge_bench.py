"""How long it takes to judge: 2,000 and 8,000 words after load, and a whole process."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.judge_corpus import answers
from benchmarks.judge_run import judge_of_corpus
from coach.domain.verdict import Part

Row = tuple[str, float, str, float]


def long_text(words: int) -> str:
    """Return so many words of strong answers to one case."""
    texts = [a.text for a in answers("tuning") if a.case == "uber"]
    joined = "\n\n".join(texts * 4)
    while len(joined.split()) > words:
        joined = joined[: joined.rindex("\n")].rstrip()
    return joined


def rows() -> list[Row]:
    """Return name, figure, unit, target."""
    judge = judge_of_corpus()
    judge.review("uber", "Something short to begin with.")
    found = [
        (f"judge {words:,} words", _best(judge, long_text(words)), "ms", target)
        for words, target in ((2000, 150.0), (8000, 600.0))
    ]
    return [*found, ("coach review, whole process", _process(), "ms", 1500.0)]


def _best(judge: object, text: str) -> float:
    from benchmarks.judge_run import CorpusJudge

    if not isinstance(judge, CorpusJudge):
        raise TypeError(judge)
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        judge.reviewer.review("uber", [Part(text)], "senior")
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def _process() -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.md"
        path.write_text(long_text(2000), encoding="utf-8")
        command = [sys.executable, "-m", "coach", "review", str(path)]
        environment = {**os.environ, "COACH_HOME": folder}
        times = []
        for _ in range(4):
            begun = time.perf_counter()
            subprocess.run(
                [*command, "--case", "uber", "--json"],
                check=True,
                capture_output=True,
                env=environment,
            )
            times.append(time.perf_counter() - begun)
    return min(times) * 1000
