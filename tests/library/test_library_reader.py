"""What plain YAML means here, and where each value stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.reader import read, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("100", 100),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("-2.5E-1", -0.25),
    ],
)
def test_few_words_are_more_than_text(text: str, value: object) -> None:
    """Only these shapes resolve, and 1 is not True."""
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "True", "FALSE", "Null", "NULL", "y", "n"),
        *("010", "0x1F", "0o17", "12:30", "12:30:45", "2024-01-31", "1_000", "1,000"),
        *(".inf", "-.inf", ".nan", "1e999", ".5", "5.", "+", "-", "1e", "9" * 19),
    ],
)
def test_everything_else_stays_text(text: str) -> None:
    """What YAML 1.1 would turn into something else stays as it was typed."""
    assert resolve(text) == text


def test_quoted_scalars_are_text() -> None:
    """Quotes always mean text."""
    assert read("f", b"a: '1'\nb: \"true\"\nc: |-\n  5\n").data == {
        "a": "1",
        "b": "true",
        "c": "5",
    }


def test_every_value_and_key_has_its_spot() -> None:
    """Lines and columns count from 1, columns in characters."""
    document = read("f", "é: 1\nlist:\n  - x\n  - {k: v}\n".encode())
    assert document.data == {"é": 1, "list": ["x", {"k": "v"}]}
    assert document.spots[("é",)] == (1, 4)
    assert document.spots[("list", 0)] == (3, 5)
    assert document.spots[("list", 1, "k")] == (4, 9)
    assert document.keys[("list", 1, "k")] == (4, 6)


def test_places_are_named_for_people() -> None:
    """List entries go by their id, else by their number from 1."""
    document = read("f", b"facts:\n- id: dau\n- id: 'not an id'\n- {asks: [a, b]}\n")
    assert document.name(("facts", 0, "asks", 1)) == "facts[dau].asks[#2]"
    assert document.name(("facts", 1)) == "facts[#2]"
    assert document.name(("facts", 2, "asks")) == "facts[#3].asks"
    assert document.name(()) == ""


def test_a_fault_falls_back_to_what_is_around_it() -> None:
    """A missing field is told at the mapping that lacks it."""
    document = read("f", b"a:\n  b: 1\n")
    assert (document.fault(("a", "c"), "x").line) == 2
    assert str(document.fault(("q",), "gone", "add it")) == "f:1:1: q: gone (add it)"


def test_values_are_found_by_place() -> None:
    """A place that does not exist holds None, whatever stands in the way."""
    document = read("f", b"a: [1, {b: 2}]\n")
    assert document.at(("a", 1, "b")) == 2
    for place in (("a", 9), ("a", "b"), ("a", 0, "x"), ("z",)):
        assert document.at(place) is None


def test_a_block_knows_that_its_lines_are_lines_of_the_file() -> None:
    """Only a literal block keeps its lines."""
    document = read("f", b"a: |\n  x\nb: >\n  y\nc: z\n")
    assert document.literal == {("a",)}


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(raw: bytes) -> None:
    """Any bytes give values or faults, and what is unreadable has a fault."""
    document = read("f", raw)
    for fault in document.faults:
        assert fault.message


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`# \n\t\\?,<~0.e\x00é\u2028", max_size=80))
def test_no_near_yaml_crashes_the_reader(text: str) -> None:
    """The signs of YAML in any order give values or located faults."""
    for fault in read("f", text.encode()).faults:
        assert fault.line >= 1
        assert fault.column >= 1


_plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text("abc é", max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(_plain)
def test_json_reads_as_itself(value: object) -> None:
    """JSON is YAML: what json writes comes back unchanged."""
    import json

    assert read("f", json.dumps(value).encode()).data == value
