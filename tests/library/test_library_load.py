"""A file that is no case says why, in words for the person who wrote it."""

from pathlib import Path

import pytest

from coach.library.faults import MOST_FAULTS
from coach.library.load import load_case, load_format

HERE = Path(__file__).parent

GOOD = """\
schema: 1
id: shop
title: Design a shop
archetype: store
brief: Design a shop.
reference: {clarify: a, architecture: b, deep-dive: c, refinement: d}
"""

FORMAT = """\
schema: 1
id: quick
title: Quick
phases:
- {id: clarify, title: Clarify, minutes: 2.5}
"""


def _case(text: str, name: str = "shop.yaml") -> list[str]:
    return [str(f) for f in load_case(name, text.encode()).faults]


def _with(old: str, new: str) -> list[str]:
    assert old in GOOD
    return _case(GOOD.replace(old, new))


def test_a_good_file_is_a_case() -> None:
    """Nothing is said, and the record is there."""
    loaded = load_case("some/where/shop.yaml", GOOD.encode())
    assert loaded.faults == ()
    assert loaded.record is not None
    assert loaded.record.reference.deep_dive == "c"


def test_twenty_faults_are_twenty_readable_errors() -> None:
    """Each fault is told once, at its line, with what to do; see the two files."""
    path = HERE / "twenty_faults.yaml"
    loaded = load_case(path.name, path.read_bytes())
    golden = (HERE / "twenty_faults.golden").read_text(encoding="utf-8")
    assert [str(f) for f in loaded.faults] == golden.splitlines()
    assert len(loaded.faults) == 20
    assert loaded.record is None
    assert all(f.line and f.column and f.hint for f in loaded.faults)


def test_each_of_the_twenty_stands_below_its_number() -> None:
    """The golden list is checked against the file's own comments."""
    path = HERE / "twenty_faults.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    numbers = []
    for fault in load_case(path.name, path.read_bytes()).faults:
        above = [line.strip() for line in lines[: fault.line]]
        marks = [line for line in above if line.startswith("# ") and ":" in line]
        numbers.append(int(marks[-1][2:].split(":")[0]))
    assert numbers == list(range(1, 21))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("schema: 1", "schema: 2", "shop.yaml:1:9: schema: must be 1, found the num"),
        ("schema: 1", "schema: '1'", "schema: must be 1, found the text '1' (write 1)"),
        ("schema: 1", "schema: 1.0", "schema: must be 1, found the number 1.0"),
        ("schema: 1", "schema: true", "schema: must be 1, found true"),
        ("schema: 1", "schema: one", "schema: must be 1, found the text 'one'"),
        ("schema: 1", "schema: [1]", "schema: must be 1, found a list"),
        (
            "brief:",
            "facts: [{id: a, asks: [b], answer: c, assumption: off}]\nbrief:",
            "needs true or false, found the text 'off' (write false)",
        ),
        (
            "brief:",
            "facts: [{id: a, asks: [b], answer: c, assumption: 7}]\nbrief:",
            "needs true or false, found the number 7 (write true or false)",
        ),
        ("schema: 1\n", "", "shop.yaml:1:1: schema: the field is missing (add a line"),
        ("archetype: store", "archetype: 12:30", "archetype: '12:30' is not an id"),
        ("title: Design a shop", "title: no", ""),
        ("title: Design a shop", "title: 010", ""),
        (
            "title: Design a shop",
            "title: true",
            "needs text, found true (put it in quot",
        ),
        ("title: Design a shop", "title: ' '", "title: is blank (write one line"),
        ("title: Design a shop", "title: ''", "title: is empty (write some text)"),
        (
            "title: Design a shop",
            "title: " + "x" * 301,
            "is 301 characters long, at",
        ),
        ("title: Design a shop", "title:", "title: is empty, needs text (fill it in"),
        ("title: Design a shop", "title: {a: b}", "needs text, found fields"),
        ("brief:", "version: 0\nbrief:", "version: must be at least 1, found 0"),
        ("brief:", "version: 1.5\nbrief:", "version: needs a whole number, found the"),
        ("brief:", "version: 1e3\nbrief:", "(write it without a '.' or 'e')"),
        ("brief:", "version: '3'\nbrief:", "(without quotes: 3)"),
        (
            "brief:",
            "version: 12:30\nbrief:",
            "needs a whole number, found the text '1",
        ),
        (
            "brief:",
            "version: yes\nbrief:",
            "needs a whole number, found the text 'ye",
        ),
        ("brief:", "version: true\nbrief:", "needs a whole number, found true"),
        ("brief:", "hints: text\nbrief:", "hints: needs fields of its own, found the"),
        ("brief:", "hints: {clarify: x}\nbrief:", "hints.clarify: needs a list"),
        ("brief:", "hints: {clarify: [1]}\nbrief:", "hints.clarify[#1]: needs text"),
        ("brief:", "hints: {x: [y]}\nbrief:", "shop.yaml:5:9: hints.x: unknown field"),
        ("brief:", "facts: [a]\nbrief:", "facts[#1]: needs fields of its own, found"),
        ("brief:", "facts: {a: b}\nbrief:", "facts: needs a list, found fields"),
        ("brief:", "Brief:", "Brief: unknown field 'Brief' (did you mean 'brief'?)"),
        ("deep-dive", "deep_dive", "(did you mean 'deep-dive'?)"),
        ("refinement: d", "refinement: d, x: y", "(the fields here are clarify, arc"),
        ("id: shop", "id: Shop", "id: 'Shop' is not an id: lower-case words joined by"),
        ("id: shop", "id: store", "(write 'shop', or rename the file to 'store.yaml')"),
    ],
)
def test_one_fault_is_told_once(old: str, new: str, told: str) -> None:
    """Each of these makes one sentence, or none where the text is fine."""
    faults = _with(old, new)
    assert len(faults) == (1 if told else 0)
    assert told in "".join(faults)


def test_no_word_of_the_validator_reaches_a_person() -> None:
    """Neither the twenty nor the rest speak of types, inputs or the web."""
    text = (HERE / "twenty_faults.golden").read_text(encoding="utf-8").lower()
    for word in ("pydantic", "http", "input", "valid", "tuple", "str_", "literal"):
        assert word not in text


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ("010", "phases[clarify].minutes: needs a number, found the text '010' (wi"),
        ("12:30", "phases[clarify].minutes: needs a number, found the text '12:30'"),
        ("'5'", "phases[clarify].minutes: needs a number, found the text '5' (with"),
        ("true", "phases[clarify].minutes: needs a number, found true"),
        ("", "phases[clarify].minutes: is empty, needs a number"),
        ("0", "phases[clarify].minutes: must be more than 0, found 0"),
        ("181", "phases[clarify].minutes: must be at most 180, found 181"),
        ("1e3", "phases[clarify].minutes: must be at most 180, found 1000.0"),
    ],
)
def test_minutes_are_a_number(minutes: str, told: str) -> None:
    """A text that looks like a number is refused, and told once."""
    text = FORMAT.replace("2.5", minutes)
    faults = load_format("quick.yaml", text.encode()).faults
    assert len(faults) == 1
    assert told in str(faults[0])


def test_a_rule_of_the_format_is_told_in_its_own_words() -> None:
    """A phase that stands twice is refused by the record itself."""
    text = FORMAT + "- {id: clarify, title: Again, minutes: 1}\n"
    faults = load_format("quick.yaml", text.encode()).faults
    assert [str(f) for f in faults] == ["quick.yaml:1:1: a phase stands twice"]


def test_a_format_without_phases_is_told() -> None:
    """An empty list and a fifth phase are both refused."""
    text = FORMAT[: FORMAT.index("phases")]
    (none,) = load_format("quick.yaml", (text + "phases: []\n").encode()).faults
    assert "phases: the list is empty" in str(none)
    (one,) = load_format("quick.yaml", (text + "phases: [5]\n").encode()).faults
    assert "phases[#1]: needs fields of its own" in str(one)
    phase = FORMAT[FORMAT.index("- {") :]
    many = text + "phases:\n" + phase * 5
    assert "5 entries, at most 4" in str(
        load_format("quick.yaml", many.encode()).faults
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("", "shop.yaml: the file is empty (begin with the line 'schema: 1')"),
        ("# nothing yet\n", "shop.yaml: the file is empty"),
        ("- a\n", "shop.yaml:1:1: the file must consist of 'name: value' lines"),
        ("just text\n", "shop.yaml:1:1: the file must consist of 'name: value' lines"),
    ],
)
def test_a_file_that_holds_no_fields(raw: str, told: str) -> None:
    """One sentence says how to begin."""
    assert told in _case(raw)[0]
    assert len(_case(raw)) == 1


def test_a_file_whose_name_is_no_id_is_to_be_renamed() -> None:
    """The id is not asked to become what no id can be."""
    (fault,) = _case(GOOD, "My Shop.yaml")
    assert "(rename the file to 'shop.yaml')" in fault


def test_what_the_guard_told_is_not_told_again() -> None:
    """A tag on a number field is one fault, not two."""
    assert len(_with("schema: 1", "schema: !!str 1")) == 1
    assert len(_with("title: Design a shop", "title: *x")) == 1
    assert len(_with("title: Design a shop", "title: a\ntitle: {b: [c]}")) == 1
    assert len(_with("title: Design a shop", "title: a\n<<: {b: c}")) == 1


def test_found_values_are_shown_short_and_on_one_line() -> None:
    """A long or odd value cannot flood the message."""
    (fault,) = _with("archetype: store", 'archetype: "a\\n' + "b" * 500 + '"')
    assert "\n" not in fault
    assert len(fault) < 200


def test_too_many_faults_are_counted() -> None:
    """The first hundred are listed, the rest are a number."""
    text = GOOD + "facts:\n" + "- 1\n" * 300
    faults = _case(text)
    assert len(faults) == MOST_FAULTS + 1
    assert faults[-1] == "shop.yaml: 200 more faults (mend these first)"
