"""Formulas and base rates out of their files, as frozen records.

Owns what must hold before a figure can be asked for: its units can be read, its values
fit them, its formula has a result. Every fault is told with its place. A faulty
figure is left out; a file that breaks the schema is left out whole.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from coach.capacity.errors import EstimateError
from coach.domain.figures import BaseRate, BaseRates, Formula, Formulas
from coach.domain.ports import ContentCache
from coach.domain.record import Record
from coach.library.document import Document, Place
from coach.library.faults import Fault, in_order, quoted
from coach.library.guard import MAX_BYTES, too_large
from coach.library.kept import body
from coach.library.reader import read
from coach.library.sentences import schema_faults
from coach.library.shelves import Roots, Volume, content_of, singles
from coach.practice.problems import check_formula, check_rate

FORMULAS, BASE_RATES = "formulas.yaml", "base-rates.yaml"

Figure = Formula | BaseRate
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the estimation drill draws from.

    Attributes:
        faults: What is wrong in the files, in reading order; the rest can be used.
    """

    formulas: tuple[Formula, ...]
    rates: tuple[BaseRate, ...]
    faults: tuple[Fault, ...] = ()


def load_figures(folders: Sequence[Path], cache: ContentCache | None = None) -> Figures:
    """Read the figures of some folders; earlier ones win where an id stands twice.

    A file that does not exist is no fault: nobody needs figures of their own.

    Args:
        folders: Where the files are looked for.
        cache: Knows files without faults; the others are read each time.
    """
    formulas: dict[str, Formula] = {}
    rates: dict[str, BaseRate] = {}
    faults: list[Fault] = []
    roots: Roots = [(folder, "own") for folder in folders]
    for file in (*singles(roots, "formulas"), *singles(roots, "base-rates")):
        found = _kept(file, cache)
        if found is None:
            found, wrong = open_figures(file)
            faults += wrong
        if isinstance(found, Formulas):
            for one in found.formulas:
                formulas.setdefault(one.id, one)
        else:
            for rate in found.base_rates:
                rates.setdefault(rate.id, rate)
    return Figures(tuple(formulas.values()), tuple(rates.values()), tuple(faults))


def open_figures(file: Volume) -> tuple[Formulas | BaseRates, tuple[Fault, ...]]:
    """Read a file of figures: those that can be used, and every fault."""
    faults: list[Fault] = []
    path = Path(file.path)
    if file.kind == "formulas":
        formulas = _file(path, load_formulas, faults)
        return Formulas.model_construct(formulas=formulas), tuple(faults)
    rates = _file(path, load_rates, faults)
    return BaseRates.model_construct(base_rates=rates), tuple(faults)


def _kept(file: Volume, cache: ContentCache | None) -> Formulas | BaseRates | None:
    if cache is None:
        return None
    model = Formulas if file.kind == "formulas" else BaseRates
    if kept := body(file, cache):
        # A damaged cache is no harm: then the file itself decides.
        with suppress(ValidationError):
            return model.model_validate_json(kept)
    return None


def load_formulas(path: str, raw: bytes) -> tuple[tuple[Formula, ...], list[Fault]]:
    """Read a file of formulas; return the good ones and every fault."""
    document, record, faults = _record(path, raw, Formulas)
    if record is None:
        return (), faults
    return _usable(document, "formulas", record.formulas, check_formula, faults)


def load_rates(path: str, raw: bytes) -> tuple[tuple[BaseRate, ...], list[Fault]]:
    """Read a file of base rates; return the good ones and every fault."""
    document, record, faults = _record(path, raw, BaseRates)
    if record is None:
        return (), faults
    return _usable(document, "base_rates", record.base_rates, check_rate, faults)


F = TypeVar("F", Formula, BaseRate)


def _file(
    path: Path,
    load: Callable[[str, bytes], tuple[tuple[F, ...], list[Fault]]],
    faults: list[Fault],
) -> tuple[F, ...]:
    try:
        raw = content_of(str(path), MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
        faults.append(Fault(str(path), 0, 0, "", why))
        return ()
    if fault := too_large(str(path), len(raw)):
        faults.append(fault)
        return ()
    found, wrong = load(str(path), raw)
    faults += in_order(wrong)
    return found


def _record(
    path: str, raw: bytes, model: type[R]
) -> tuple[Document, R | None, list[Fault]]:
    document = read(path, raw)
    faults = list(document.faults)
    if not isinstance(document.data, dict):
        if not faults:
            name = next(iter(model.model_fields))
            hint = f"begin with the line '{name}:'"
            faults.append(Fault(path, 0, 0, "", "the file holds no figures", hint))
        return document, None, faults
    record = None
    try:
        record = model.model_validate(document.data)
    except ValidationError as error:
        faults += schema_faults(document, model, error)
    return document, None if faults else record, faults


def _usable(
    document: Document,
    name: str,
    found: tuple[F, ...],
    check: Callable[[Any], None],
    faults: list[Fault],
) -> tuple[tuple[F, ...], list[Fault]]:
    good: dict[str, F] = {}
    for n, one in enumerate(found):
        wrong = list(_faults_of(document, (name, n), one, one.id in good, check))
        faults += wrong
        if not wrong:
            good[one.id] = one
    return tuple(good.values()), faults


def _faults_of(
    document: Document,
    place: Place,
    one: F,
    twice: bool,
    check: Callable[[Any], None],
) -> Iterator[Fault]:
    if twice:
        message = f"the id {quoted(one.id)} stands twice"
        yield document.fault((*place, "id"), message, "each figure needs its own")
        return
    try:
        check(one)
    except EstimateError as error:
        field = "value" if place[0] == "base_rates" else "formula"
        yield document.fault((*place, field), error.message, error.hint)
