"""Each rule of a shipped case speaks where it is broken: one small change at a time.

The ground is the Twitter case as it ships, which keeps them all.
"""

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coach import resources
from coach.domain.case import Case
from coach.domain.format import Format
from coach.domain.record import Record
from coach.library import depth, links, truth
from coach.library.beside import Beside
from coach.library.check import check_paths
from coach.library.document import Document
from coach.library.faults import Fault
from coach.library.load import Loaded, load_case, load_format, open_file
from coach.library.rules import diagrams_parse
from coach.library.shelves import Roots, Volume, volume
from coach.library.skeleton import skeleton

PATH = resources.content() / "cases" / "twitter.yaml"
FORM = resources.content() / "formats" / "standard.yaml"
SHIPPED: Roots = ((resources.content(), "shipped"),)
OPENED = load_case("twitter.yaml", PATH.read_bytes())

Data = dict[str, Any]
Change = Callable[[Data], object]
Rule = Callable[[Document, Case], Iterable[Fault]]


def _form() -> Format:
    form = load_format("standard.yaml", FORM.read_bytes()).record
    assert form is not None
    return form


def _lengths(document: Document, case: Case) -> Iterator[Fault]:
    return truth.lengths_fit(document, case, _form())


def _alone(rule: Callable[[Document], Iterable[Fault]]) -> Rule:
    return lambda document, _: rule(document)


def _changed(change: Change) -> tuple[Document, Case]:
    """Return the case with one thing changed, every value at its old place."""
    document = copy.copy(OPENED.document)
    document.data = copy.deepcopy(document.data)
    assert isinstance(document.data, dict)
    change(document.data)
    return document, Case.model_validate(document.data)


def _set(path: str, value: object) -> Change:
    """Return a change of one field: `api.0.errors`; None takes it away."""
    *way, last = [int(p) if p.isdigit() else p for p in path.split(".")]

    def change(data: Any) -> None:
        for part in way:
            data = data[part]
        if value is None:
            del data[last]
        else:
            data[last] = value

    return change


def _cut(path: str, count: int) -> Change:
    """Return a change that leaves the first entries of a list."""

    def change(data: Any) -> None:
        for part in path.split("."):
            data = data[part]
        del data[count:]

    return change


def _no_more(path: str, field: str, value: object) -> Change:
    """Return a change that removes the entries with a value from a list."""

    def change(data: Data) -> None:
        data[path] = [one for one in data[path] if one.get(field) != value]

    return change


def _without_paging(data: Data) -> None:
    for call in data["api"]:
        call.pop("paging", None)


def _nothing_changes(data: Data) -> None:
    for fact in data["facts"]:
        fact["changes_design"] = False


def _write_call(data: Data) -> None:
    call = next(one for one in data["api"] if one["call"].startswith("POST"))
    del call["idempotency"]


def _unsourced(data: Data) -> None:
    one = data["model"]["inputs"][0]
    one.update(assumption=False, source="a talk by its engineers")


def _unused(data: Data) -> None:
    one = copy.deepcopy(data["concepts"][0])
    one["id"] = "idle-idea"
    data["concepts"].append(one)


def _said(path: str, text: str) -> Change:
    def change(data: Any) -> None:
        *way, last = path.split(".")
        for part in way:
            data = data[int(part) if part.isdigit() else part]
        data[last] += f"\n\n{text}\n"

    return change


PARTS = _alone(depth.parts_there)
CASES: list[tuple[Rule, Change, str, str]] = [
    *(
        (PARTS, _set(name, None), name, "a complete case has this part")
        for name in ("crux", "invariant", "levels", "neighbours", "model", "data")
    ),
    (PARTS, _set("reference.diagram", None), "reference.diagram", "it is not drawn"),
    *(
        (
            PARTS,
            _cut(path, least - 1),
            path,
            f"{least - 1} {what}, a complete case has {least} or more",
        )
        for path, least, what in (
            ("known", 5, "public facts of the real system"),
            ("facts", 15, "facts"),
            ("requirements.functional", 3, "functional requirements"),
            ("requirements.non_functional", 3, "non-functional requirements"),
            ("requirements.out_of_scope", 3, "things out of scope"),
            ("model.inputs", 10, "inputs"),
            ("model.outputs", 10, "outputs"),
            ("model.traps", 4, "traps"),
            ("api", 8, "endpoints"),
            ("data.entities", 5, "entities"),
            ("flows", 2, "flows"),
            ("designs", 2, "other designs"),
            ("deep_dives", 6, "deep dives"),
            ("failures", 8, "failures"),
            ("mistakes", 5, "mistakes"),
            ("reading", 6, "things to read"),
            ("sources", 3, "sources"),
            ("rubric", 28, "criteria"),
        )
    ),
    (_alone(depth.facts_deep), _cut("facts", 0), "facts", "0 facts change the design"),
    (_alone(depth.facts_deep), _nothing_changes, "facts", "0 facts change the design"),
    (
        _alone(depth.facts_deep),
        _set("facts.0.asks", ["how many", "what scale", "how big"]),
        "facts[scope].asks",
        "asked in 3 ways, a complete case has 4",
    ),
    (
        _alone(depth.hints_deep),
        _set("hints.clarify", ["a", "b"]),
        "hints.clarify",
        "2 hints, a complete case has 3 a phase",
    ),
    (
        depth.qualities_measured,
        _set("requirements.non_functional.0", "It is fast."),
        "requirements.non_functional[#1]",
        "'It is fast.' has no number",
    ),
    (depth.calls_whole, _write_call, "api[#1]", "a call that writes needs 'idempot"),
    (depth.calls_whole, _set("api.0.errors", []), "api[#1]", "the call needs 'errors'"),
    (depth.calls_whole, _without_paging, "api", "no call says how a long answer is"),
    (
        depth.both_ways_walked,
        _no_more("flows", "kind", "read"),
        "flows",
        "no flow is of the kind 'read'",
    ),
    (
        depth.rubric_broad,
        _no_more("rubric", "dimension", "failure"),
        "rubric",
        "0 criteria of the dimension 'failure', a complete case has 3 or more",
    ),
    (
        depth.rubric_broad,
        _no_more("rubric", "level", "staff"),
        "rubric",
        "no criterion is of the level 'staff'",
    ),
    (
        depth.concepts_used,
        _unused,
        "concepts[idle-idea].id",
        "no criterion asks for the concept 'idle-idea'",
    ),
    (
        truth.inputs_sourced,
        _unsourced,
        "model.inputs[mau]",
        "the value of 'mau' has no source with a year",
    ),
    (
        truth.figures_dated,
        _said("reference.refinement", "Twitter had 150 million users."),
        "reference.refinement",
        "'Twitter had 150 million users.' tells a company's figure without its year",
    ),
    (
        _lengths,
        _set("reference.clarify", "too short"),
        "reference.clarify",
        "2 words; 5 minutes have room for 112 to 300",
    ),
    (
        _lengths,
        _set("reference.refinement", "long " * 301),
        "reference.refinement",
        "301 words; 5 minutes have room for 112 to 300",
    ),
    (
        _alone(truth.sums_right),
        _said("reference.deep-dive", "20 GB × 50 = 5 TB."),
        "reference.deep-dive",
        "'20 GB × 50 = 5 TB' is not right: ",
    ),
    (
        _alone(truth.sums_right),
        _set("failures.0.mitigation", "At 100 a second that is 8.6M a week."),
        "failures[",
        "is not right: ",
    ),
    (
        _alone(diagrams_parse),
        _set("reference.diagram", "flowchart LR\n  A[Client --> B"),
        "reference.diagram",
        "",
    ),
    (
        _alone(links.parts_once),
        lambda data: data["rubric"].__setitem__(1, data["rubric"][0]),
        "rubric[",
        "stands twice",
    ),
    (
        _alone(links.hops_drawn),
        _set("flows.0.hops.0.at", "nowhere"),
        "flows[",
        "the drawing has no box 'nowhere'",
    ),
    (
        _alone(links.hops_drawn),
        _set("reference.diagram", None),
        "flows",
        "the flows walk through a drawing that is not there",
    ),
    (
        _alone(links.entities_drawn),
        _set("data.entities.0.id", "thing"),
        "data.entities[thing].id",
        "'er' does not show the entity 'thing'",
    ),
    (
        _alone(links.entities_drawn),
        lambda data: data["data"].update(er=data["data"]["er"] + "\n  A -> B\n"),
        "data.er",
        "this line cannot be drawn",
    ),
    (
        lambda d, _: links.neighbours_known(d, ("twitter", "instagram")),
        _set("neighbours", ["instagrm"]),
        "neighbours[#1]",
        "there is no case 'instagrm'",
    ),
    (
        lambda d, _: links.neighbours_known(d, ("twitter", "instagram")),
        _set("neighbours", ["twitter"]),
        "neighbours[#1]",
        "a case is no neighbour of itself",
    ),
    (
        lambda d, case: links.needs_known(d, case, _known()),
        _set("rubric.0.needs", {"all": ["back-of-envelope", {"any": ["cach", "cdn"]}]}),
        "rubric[",
        "there is no concept 'cach'",
    ),
    (
        lambda d, case: links.needs_known(d, case, _known()),
        _set("reading.0.about", ["feeds-and-such"]),
        "reading[#1].about[#1]",
        "there is no concept 'feeds-and-such'",
    ),
]


def _known() -> frozenset[str]:
    field = Beside([], SHIPPED).concepts
    assert OPENED.record is not None
    return frozenset(one.id for one in (*field, *OPENED.record.concepts))


@pytest.mark.parametrize(("rule", "change", "field", "says"), CASES)
def test_a_rule_speaks_of_what_breaks_it(
    rule: Rule, change: Change, field: str, says: str
) -> None:
    """At its field, in its words; and it was silent before."""
    assert OPENED.record is not None
    assert [*rule(OPENED.document, OPENED.record)] == []
    faults = [*rule(*_changed(change))]
    assert any(f.field.startswith(field) and says in f.message for f in faults)
    assert all(fault.line > 0 for fault in faults)


def test_every_rule_is_tried_here() -> None:
    """A rule that nobody saw fail proves nothing."""
    named = {name for rule, *_ in CASES for name in _names(rule)}
    for module in (depth, truth, links):
        for name, rule in vars(module).items():
            own = callable(rule) and getattr(rule, "__module__", "") == module.__name__
            if own and not name.startswith("_") and name != "companies":
                assert name in named, name


def _names(rule: Rule) -> Iterator[str]:
    yield getattr(rule, "__name__", "")
    yield from getattr(getattr(rule, "__code__", None), "co_names", ())
    for cell in getattr(rule, "__closure__", None) or ():
        yield getattr(cell.cell_contents, "__name__", "")


def test_a_fault_in_a_block_is_told_at_its_own_line() -> None:
    """Not where the block begins: a walk-through has fifty lines."""
    text = PATH.read_text(encoding="utf-8")
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if re.match(r"  clarify: \|", line)) + 4
    lines.insert(at, "    20 GB × 50 = 5 TB.")
    opened = load_case("twitter.yaml", "\n".join(lines).encode())
    faults = [*truth.sums_right(opened.document)]
    assert [fault.line for fault in faults] == [at + 1]


def test_complete_asks_for_more_than_playable(tmp_path: Path) -> None:
    """A small case passes the one and is told by the other what it lacks."""
    path = tmp_path / "small.yaml"
    path.write_text(skeleton("small"), encoding="utf-8")
    assert check_paths([path], SHIPPED).faults == ()
    told = {fault.field for fault in check_paths([path], SHIPPED, complete=True).faults}
    assert {"crux", "rubric", "facts", "hints.clarify", "reference.clarify"} <= told


def test_the_check_runs_the_rules(tmp_path: Path) -> None:
    """One case with many faults, through the same door as a person's."""
    text = PATH.read_text(encoding="utf-8")
    text = text.replace("neighbours: [instagram]", "neighbours: [pinterest]")
    text = re.sub(r"\bat: client\b", "at: clientt", text)
    text = re.sub(r"needs: \{any: \[", "needs: {any: [no-such-idea, ", text, count=1)
    text = re.sub(r"(?m)^  clarify: \|\n", "  clarify: |\n    9 GB × 9 = 9 TB.\n", text)
    path = tmp_path / "twitter.yaml"
    path.write_text(text, encoding="utf-8")
    report = check_paths([path], SHIPPED, complete=True)
    told = " ".join(fault.message for fault in report.faults)
    for part in (
        "there is no case 'pinterest'",
        "the drawing has no box 'clientt'",
        "there is no concept 'no-such-idea'",
        "'9 GB × 9 = 9 TB' is not right",
    ):
        assert part in told


def test_a_file_is_read_once_for_a_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases know each other by their words, and none is parsed twice for that."""
    paths: list[str] = []

    def counting(file: Volume, model: type[Record]) -> Loaded[Record]:
        paths.append(str(Path(file.path).absolute()))
        return open_file(file, model)

    monkeypatch.setattr("coach.library.beside.open_file", counting)
    around = Beside([volume(PATH, "cases", "own")], SHIPPED)
    assert around.opened(volume(PATH, "cases", "own"), Case).record
    assert "twitter" in {case.id for case in around.cases}
    assert around.concepts
    assert len(paths) == len(set(paths)) > 2
