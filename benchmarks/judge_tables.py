"""The tables of the judge's report, a function each: answers in, lines out."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from statistics import mean

from benchmarks import judge_variants as variants
from benchmarks.judge_corpus import CASES, REAL, Answer, Answers
from benchmarks.judge_run import CorpusJudge, scores
from coach.review.record import record

QUALITIES = ("strong", "medium", "weak", "offtopic", "empty")


def by_quality(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Scores at senior by case and quality: how many, lowest, mean, highest."""
    yield f"{'':<12}" + "".join(f"{quality:>20}" for quality in QUALITIES)
    for case in CASES:
        cells = []
        for quality in QUALITIES:
            found = [
                judge.review(case, one.text).score
                for one in answers
                if (one.case, one.quality) == (case, quality)
            ]
            if not found:
                cells.append("-")
                continue
            cells.append(f"{len(found)}: {min(found)} {mean(found):.0f} {max(found)}")
        if any(cell != "-" for cell in cells):
            yield f"{case:<12}" + "".join(f"{cell:>20}" for cell in cells)


def pairs(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Pairs of two qualities of one case, and those in the wrong order."""
    for better, worse in (("strong", "weak"), ("strong", "medium"), ("medium", "weak")):
        wrong, total = [], 0
        for case in CASES:
            upper = [a for a in answers if (a.case, a.quality) == (case, better)]
            lower = [a for a in answers if (a.case, a.quality) == (case, worse)]
            for one, other in product(upper, lower):
                total += 1
                above = judge.review(case, one.text).score
                if above <= judge.review(case, other.text).score:
                    wrong.append(f"{case}/{one.name}≤{other.name}")
        yield f"{better} above {worse}: {total - len(wrong)} of {total}"
        yield from (f"    {pair}" for pair in wrong[:8])


def matrix(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Every answer under every case: the mean score, and the guards in counts."""
    real = [one for one in answers if one.quality in REAL]
    yield "mean score of answers to (down) under (across)"
    yield f"{'':<12}" + "".join(f"{case:>12}" for case in CASES)
    own_best = own_all = low = strangers = 0
    odd: list[str] = []
    for case in CASES:
        of_case = [one for one in real if one.case == case]
        if not of_case:
            continue
        cells = []
        for other in CASES:
            found = [judge.review(other, one.text).score for one in of_case]
            cells.append(f"{mean(found):>12.0f}")
        yield f"{case:<12}" + "".join(cells)
        for one in of_case:
            under = {other: judge.review(other, one.text).score for other in CASES}
            own = under.pop(case)
            own_all += 1
            own_best += own > max(under.values())
            if own <= max(under.values()):
                odd.append(f"{case}/{one.name}: own {own}, {under}")
            for other, score in under.items():
                if other not in judge.neighbours(case):
                    strangers += 1
                    low += score <= 20
    yield f"highest under its own case: {own_best} of {own_all}"
    yield from (f"    {line}" for line in odd[:8])
    yield f"at most 20 under a case that is no neighbour: {low} of {strangers}"
    off = [one for one in answers if one.quality == "offtopic"]
    capped = [
        one for one in off if judge.review(one.case, one.text).score <= _most(one)
    ]
    named = [o for o in off if judge.review(o.case, o.text).looks_like == _named(o)]
    yield f"off-topic answers within their cap: {len(capped)} of {len(off)}"
    yield f"off-topic answers recognised for what they are: {len(named)} of {len(off)}"
    for one in off:
        made = judge.review(one.case, one.text)
        if one not in capped or one not in named:
            yield f"    {one.case}/{one.name}: {made.score}, like {made.looks_like}"


def empties(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Empty and template answers."""
    found = [
        judge.review(a.case, a.text).score for a in answers if a.quality == "empty"
    ]
    low = sum(score <= 5 for score in found)
    yield f"empty and template answers at most 5: {low} of {len(found)}"


def steady(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Variants that must not move a score: how many stay within two points."""
    kinds: list[tuple[str, Callable[[Answer], str], frozenset[str]]] = [
        (
            "padded, 300 words at the end",
            lambda a: variants.padded(a.text),
            frozenset(),
        ),
        (
            "padded between paragraphs",
            lambda a: variants.interleaved(a.text),
            frozenset(),
        ),
        *(
            (f"stuffed, {name}", _stuff(judge, stuff), frozenset[str]())
            for name, stuff in (
                ("one list", variants.stuffed),
                ("a word a line", variants.stuffed_bullets),
                ("claims to use all", variants.stuffed_sentences),
            )
        ),
        (
            "shuffled",
            lambda a: variants.shuffled(a.text),
            frozenset({"communication"}),
        ),
        ("repeated", lambda a: variants.repeated(a.text), frozenset()),
        (
            "mistyped, 1 long word in 30",
            lambda a: variants.mistyped(a.text),
            frozenset(),
        ),
    ]
    real = [one for one in answers if one.quality in REAL]
    yield f"{'':<32}{'within 2':>14}{'most up':>10}{'most down':>11}"
    for name, change, spared in kinds:
        moves = [_move(judge, one, change(one), spared) for one in real]
        within = sum(max(up, down) <= 2 for up, down in moves)
        most = max((up for up, _ in moves), default=0)
        least = max((down for _, down in moves), default=0)
        yield f"{name:<32}{f'{within} of {len(moves)}':>14}{most:>10}{-least:>11}"


def criteria(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Criteria that no answer meets, and those that none misses."""
    for case in CASES:
        real = [a for a in answers if a.case == case and a.quality in REAL]
        if not real:
            continue
        met: dict[str, int] = defaultdict(int)
        every: list[str] = []
        for one in real:
            made = judge.review(case, one.text)
            every = [verdict.criterion for _, verdict in made.verdicts()]
            for _, verdict in made.verdicts():
                met[verdict.criterion] += verdict.status == "met"
        never = [one for one in every if not met[one]]
        always = [one for one in every if met[one] == len(real)]
        yield (
            f"{case}: {len(every)} criteria, {len(real)} answers; "
            f"never met {len(never)}, never missed {len(always)}"
        )
        yield f"    never met: {', '.join(never) or 'none'}"
        yield f"    never missed: {', '.join(always) or 'none'}"


def spans(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """Quotes that are spans of their text."""
    quotes = right = 0
    for one in answers:
        for _, verdict in judge.review(one.case, one.text).verdicts():
            for evidence in verdict.evidence:
                quotes += 1
                right += one.text[evidence.start : evidence.end] == evidence.quote
    yield f"quotes that are spans of the text: {right} of {quotes}"


def determinism(judge: CorpusJudge, answers: Answers) -> Iterator[str]:
    """The same bytes of JSON again, here and in another process with another seed."""
    same = sum(
        _bytes(judge, one) == json.dumps(record(judge.fresh(one.case, one.text)))
        for one in answers
    )
    yield f"the same JSON on a second run: {same} of {len(answers)}"
    some = [one for one in answers if one.quality == "strong"][:3]
    program = (
        "import json, sys\n"
        "from benchmarks.judge_run import judge_of_corpus\n"
        "from coach.review.record import record\n"
        "judge = judge_of_corpus()\n"
        "for case, text in json.load(sys.stdin):\n"
        "    print(json.dumps(record(judge.fresh(case, text))))\n"
    )
    given = json.dumps([(one.case, one.text) for one in some])
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=given,
            text=True,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    here = "".join(_bytes(judge, one) + "\n" for one in some)
    agree = runs == {here}
    yield f"the same JSON in two other processes, other hash seeds: {agree}"


def _bytes(judge: CorpusJudge, one: Answer) -> str:
    return json.dumps(record(judge.review(one.case, one.text)))


def _move(
    judge: CorpusJudge, one: Answer, text: str, spared: frozenset[str]
) -> tuple[int, int]:
    """Return the largest rise and the largest fall of any dimension."""
    before = scores(judge.review(one.case, one.text))
    after = scores(judge.review(one.case, text))
    moves = [after[d] - before[d] for d in before if d not in spared]
    return max(0, *moves), max(0, *(-move for move in moves))


def _stuff(
    judge: CorpusJudge, stuff: Callable[[str, Sequence[str]], str]
) -> Callable[[Answer], str]:
    return lambda one: stuff(one.text, judge.words(one.case))


def _most(one: Answer) -> int:
    return (
        60 if one.about in CASES and one.about in _NEIGHBOURS.get(one.case, ()) else 20
    )


def _named(one: Answer) -> str | None:
    return one.about if one.about in CASES else None


_NEIGHBOURS: dict[str, tuple[str, ...]] = {}


def know_neighbours(judge: CorpusJudge) -> None:
    """Remember which cases are neighbours; the caps of off-topic answers hang on it."""
    for case in CASES:
        _NEIGHBOURS[case] = judge.neighbours(case)
