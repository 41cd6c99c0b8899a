"""`python -m benchmarks [NAME…]`: run all measurements, or those that are named."""

import importlib
import math
import sys
from collections.abc import Iterable
from pathlib import Path

Row = tuple[str, float, str, float]


def show(table: Iterable[Row]) -> None:
    """Print rows of name, figure, unit and target."""
    for name, figure, unit, target in table:
        goal = "" if math.isnan(target) else f"  target ≤ {target:g}"
        mark = "" if math.isnan(target) or figure <= target else "  over"
        sys.stdout.write(f"{name:<44}{figure:>10.2f} {unit}{goal}{mark}\n")
    sys.stdout.flush()


def main(names: list[str]) -> None:
    """Run the benchmarks whose file name starts with one of the names, or all."""
    for path in sorted(Path(__file__).parent.glob("*_bench.py")):
        if names and not any(path.stem.startswith(name) for name in names):
            continue
        sys.stdout.write(f"\n{path.stem}\n")
        show(importlib.import_module(f"benchmarks.{path.stem}").rows())


if __name__ == "__main__":
    main(sys.argv[1:])
