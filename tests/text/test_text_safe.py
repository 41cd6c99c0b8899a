"""What reaches the terminal is shown, never obeyed."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.safe import REPLACEMENT, safe, safe_line

BIDI_CONTROLS = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
ANY_TEXT = st.text(alphabet=st.characters())


def must_go(character: str) -> bool:
    """The rule again, from the Unicode database instead of a list of ranges."""
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Cs") or character in BIDI_CONTROLS


def test_every_code_point_is_kept_or_replaced_by_the_rule() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        expected = REPLACEMENT if must_go(character) else character
        assert safe(character) == expected, hex(code)


@pytest.mark.parametrize(
    "text",
    [
        "a — b ≈ 2.5 TB → 40 %",
        "👩\u200d💻 pairs",
        "日本語",
        "שלום",
        "col\tcol\nrow",
        "",
    ],
)
def test_ordinary_text_is_returned_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_an_escape_sequence_is_left_in_order_and_readable() -> None:
    assert safe("a\x1b[31mred\x1b[0m") == f"a{REPLACEMENT}[31mred{REPLACEMENT}[0m"


@given(ANY_TEXT)
def test_the_length_stays_and_twice_is_once(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert safe(shown) == shown
    assert not any(must_go(character) for character in shown)


@given(ANY_TEXT)
def test_a_safe_line_is_one_line_however_it_is_split(text: str) -> None:
    assert len(safe_line(text).splitlines()) <= 1
    assert "\t" not in safe_line(text)


def test_a_windows_line_end_becomes_one_space() -> None:
    assert safe_line("one\r\ntwo\nthree\tfour") == "one two three four"
