"""What the estimate engine costs: `python -m benchmarks capacity`.

CPU time of this process, the median of several runs. Imports and `coach calc` are the
wall time of fresh processes, run in turn; they need compiled bytecode to be fair.
"""

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from coach.capacity import EstimateError, calculate
from coach.capacity.model import CapacityModel, Input, Output
from coach.capacity.model_run import evaluate
from coach.capacity.pad import evaluate_pad
from coach.capacity.sensitivity import tornado

EXPRESSION = "100M users * 2 tweets/user/day * 300 B in TB/year"
RUNS = 15
FREE = math.nan
Row = tuple[str, float, str, float]


def _median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    spent = []
    for _ in range(runs):
        started = time.process_time()
        work()
        spent.append((time.process_time() - started) * 1e3)
    return statistics.median(spent)


def _process_ms(codes: list[str], runs: int = RUNS) -> list[float]:
    """Medians of the wall time of fresh processes, run in turn."""
    spent: list[list[float]] = [[] for _ in codes]
    for _ in range(runs):
        for at, code in enumerate(codes):
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", code], check=True, capture_output=True
            )
            spent[at].append((time.perf_counter() - started) * 1e3)
    return [statistics.median(times) for times in spent]


def pad_text(changed: str = "2", ranged: bool = False) -> str:
    dau = "50M..200M users" if ranged else "100M users"
    lines = ["# A pad of 40 lines", f"dau = {dau}", f"tweets = {changed}/user/day"]
    lines += ["writes = dau * tweets", "row = 300 B", "peak = writes * 3 in /s"]
    for at in range(17):
        lines.append(f"size{at} = writes * row * {at + 1} in GB/day")
        lines.append(f"total{at} = size{at} * 365 days * (1 + 20%)")
    return "\n".join(lines)


def twelve_outputs(ranged: bool) -> CapacityModel:
    inputs = tuple(
        Input(f"input{at}", f"Input {at}", "", f"{at}..{2 * at}", "assumption")
        if ranged
        else Input(f"input{at}", f"Input {at}", "", str(at), "assumption")
        for at in range(1, 11)
    )
    outputs = []
    for at in range(12):
        one, two = at % 10 + 1, (at + 3) % 10 + 1
        three, four = (at + 5) % 10 + 1, (at + 7) % 10 + 1
        chain = f"output{at - 1} + " if at else ""
        formula = f"{chain}input{one} * input{two} / (input{three} + input{four}) * 8"
        outputs.append(Output(f"output{at}", f"Output {at}", formula, "", "nothing"))
    return CapacityModel(inputs, tuple(outputs))


def _refused() -> None:
    try:
        calculate("9**9**9")
    except EstimateError:
        return
    raise AssertionError("9**9**9 was computed")


def _language() -> Iterator[Row]:
    names = {"x9": calculate("100M").quantity}
    yield "one expression", _median_ms(lambda: calculate(EXPRESSION)), "ms", FREE
    short = _median_ms(lambda: calculate("x9 * 2", names))
    yield "one short expression", short, "ms", FREE
    yield "9**9**9 refused", _median_ms(_refused), "ms", 50


def _pads() -> Iterator[Row]:
    old, drawn = evaluate_pad(pad_text()), evaluate_pad(pad_text(ranged=True))
    fresh = _median_ms(lambda: evaluate_pad(pad_text()))
    yield "pad of 40 lines, afresh", fresh, "ms", 16
    spent = _median_ms(lambda: evaluate_pad(pad_text("3"), old))
    yield "pad, a key in a line all others read", spent, "ms", 16
    spent = _median_ms(lambda: evaluate_pad(pad_text() + "0", old))
    yield "pad, a key in its last line", spent, "ms", 16
    spent = _median_ms(lambda: evaluate_pad(pad_text("3", ranged=True), drawn))
    yield "pad, a range read by all, 2,000 draws", spent, "ms", 16


def _models() -> Iterator[Row]:
    single, ranged = twelve_outputs(False), twelve_outputs(True)
    yield "model of 12 outputs", _median_ms(lambda: evaluate(single)), "ms", 5
    bars = _median_ms(lambda: tornado(single, "output11"))
    yield "tornado of its last output", bars, "ms", FREE
    live = _median_ms(lambda: evaluate(ranged, draws=2_000))
    yield "2,000 draws × 12 outputs", live, "ms", 100
    final = _median_ms(lambda: evaluate(ranged, draws=10_000))
    yield "10,000 draws × 12 outputs", final, "ms", 500


def _start() -> Iterator[Row]:
    calc = f"from coach.cli.run import run; run(['calc', {EXPRESSION!r}])"
    codes = ["pass", "import re", "import coach.capacity", "import typer"]
    codes += ["import typer, coach.capacity", calc]
    bare, regex, engine, typer, both, whole = _process_ms(codes)
    yield "import coach.capacity, over `pass`", engine - bare, "ms", 15
    yield "of which `import re`", regex - bare, "ms", FREE
    yield "import coach.capacity, over typer", both - typer, "ms", 15
    yield "coach calc EXPR, over `import typer`", whole / typer, "×", 2


def rows() -> Iterator[Row]:
    """Every measurement: name, figure, unit, target."""
    yield from _language()
    yield from _pads()
    yield from _models()
    yield from _start()
