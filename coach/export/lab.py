"""A lab as plain data: own numbers beside the reference, and what was played with.

The key `lab` of a lab's data; a round has no such key. The reference is null until the
own numbers are committed, and so are verdicts. With no model at hand (`model` false)
the rows are what was written, by id.

    committed, model
    inputs      [{id, label, unit, own, understood, error, reference|null, source|null,
                  verdict|null, grade|null, factor|null}]
    outputs     [… the same without source, and with decides|null, computed, cause,
                  trap: {id, tells}|null]
    play        [{id, label, value}]: the inputs that were changed after the reveal
    played      [{id, label, value, reference, times}]: the outputs for them, or []
    on_target, right_order, off, answered
"""

from typing import TYPE_CHECKING, Any

from coach.capacity.lab import model_of, play, reference
from coach.capacity.lab_review import LabReview, Reviewed, review
from coach.capacity.model import CapacityModel, Input, Output
from coach.domain import lab

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.session import Session


def lab_data(session: "Session", case: "Case | None") -> dict[str, Any]:
    """Return the key `lab` of a lab session."""
    inputs, results, played = (
        lab.values_of(session.sections.get(key, ""))
        for key in (lab.INPUTS, lab.RESULTS, lab.PLAY)
    )
    if case is None or case.model is None:
        return _without_model(session, inputs, results, played)
    model = model_of(case.model)
    found, open_ = review(model, inputs, results), lab.committed(session)
    names = {one.id: one.label for one in model.inputs}
    return {
        "committed": open_,
        "model": True,
        "inputs": [_input(one, open_) for one in found.inputs],
        "outputs": [_output(one, open_) for one in found.outputs],
        "play": [_named(names, its, value) for its, value in played.items()],
        "played": _played(model, {**inputs, **played}) if played else [],
        **_counts(found, open_),
    }


def _without_model(
    session: "Session",
    inputs: dict[str, str],
    results: dict[str, str],
    played: dict[str, str],
) -> dict[str, Any]:
    return {
        "committed": lab.committed(session),
        "model": False,
        "inputs": [_bare(its, value) for its, value in inputs.items()],
        "outputs": [_bare(its, value) for its, value in results.items()],
        "play": [_named({}, its, value) for its, value in played.items()],
        "played": [],
        **_counts(LabReview((), ()), False),
    }


def _bare(its_id: str, own: str) -> dict[str, Any]:
    return {"id": its_id, "label": its_id, "unit": "", "own": own, "understood": ""}


def _named(names: dict[str, str], its_id: str, value: str) -> dict[str, Any]:
    return {"id": its_id, "label": names.get(its_id, its_id), "value": value}


def _line(one: Reviewed, open_: bool) -> dict[str, Any]:
    graded = one.grade if open_ else None
    return {
        "id": one.line.id,
        "label": one.line.label,
        "unit": one.line.unit,
        "own": one.own,
        "understood": one.understood,
        "error": one.error,
        "reference": one.reference if open_ else None,
        "verdict": one.verdict if open_ else None,
        "grade": graded.verdict if graded else None,
        # JSON has no infinity: a sign that differs, or zero, has no factor.
        "factor": round(graded.factor, 3) if graded and graded.factor < 1e300 else None,
    }


def _input(one: Reviewed, open_: bool) -> dict[str, Any]:
    source = one.line.source if isinstance(one.line, Input) and open_ else None
    return {**_line(one, open_), "source": source}


def _output(one: Reviewed, open_: bool) -> dict[str, Any]:
    decides = one.line.decides if isinstance(one.line, Output) and open_ else None
    trap = one.trap if open_ else None
    return {
        **_line(one, open_),
        "decides": decides,
        "computed": one.computed,
        "cause": one.cause if open_ else "",
        "trap": {"id": trap.id, "tells": trap.tells} if trap else None,
    }


def _played(model: CapacityModel, texts: dict[str, str]) -> list[dict[str, Any]]:
    base = reference(model)
    rows = []
    for one in play(model, texts).outputs:
        theirs = base[one.output.id].estimate
        rows.append(
            {
                "id": one.output.id,
                "label": one.output.label,
                "value": one.text or one.error,
                "reference": theirs.text if theirs else "",
                "times": round(one.times, 3),
            }
        )
    return rows


def _counts(found: LabReview, open_: bool) -> dict[str, int]:
    grades = {"on_target": "on target", "right_order": "right order", "off": "off"}
    counts = {key: found.count(name) if open_ else 0 for key, name in grades.items()}
    return {**counts, "answered": found.answered}
