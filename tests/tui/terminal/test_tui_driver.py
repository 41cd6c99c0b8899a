"""Bad bytes, half a paste and noise from the terminal cost no key and no letter.

The pure half tries the parser; the other half a real terminal, with a plain Textual app
beside it that must show the fault.
"""

import signal
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import _parser
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.events import Key, MouseDown, Paste
from textual.message import Message

from coach.tui import pasting
from coach.tui.driver import driver_class
from coach.tui.pasting import PATIENCE_S, STEADY_CHARACTERS, PasteParser

Start = Callable[..., Any]

START, END = "\x1b[200~", "\x1b[201~"
SOON_S = 2.0


def names(messages: list[Message]) -> list[str]:
    """Keys as characters, pastes in angle brackets."""
    said = []
    for message in messages:
        if isinstance(message, Key):
            said.append(message.character or message.key)
        elif isinstance(message, Paste):
            said.append(f"<{message.text}>")
        else:
            said.append(type(message).__name__)
    return said


def read(*chunks: str, parser: XTermParser | None = None) -> list[str]:
    """What a parser makes of chunks that come at once."""
    parser = parser or PasteParser()
    return names([message for chunk in chunks for message in parser.feed(chunk)])


class Clock:
    """The time that the parsers see."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(pasting, "get_time", lambda: self.now)
        monkeypatch.setattr(_parser, "get_time", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_these_are_the_private_parts_of_textual_8_2() -> None:
    major, minor, patch = (int(part) for part in version("textual").split(".")[:3])
    assert (major, minor) == (8, 2)
    assert patch >= 8, "read drivers/linux_driver.py and _xterm_parser.py again"


# --- The parser


def test_a_paste_is_one_event_between_its_keys() -> None:
    assert read(f"a{START}one\rtwo{END}b") == ["a", "<one\rtwo>", "b"]


def test_an_escape_in_a_paste_keeps_its_place() -> None:
    assert read(f"{START}a\x1b[31mred\x1b[A{END}") == ["<a\x1b[31mred\x1b[A>"]


def test_control_textual_alone_reorders_such_a_paste() -> None:
    said = read(f"{START}a\x1b[31mred{END}", parser=XTermParser())
    assert said != ["<a\x1b[31mred>"]


def test_nul_and_an_empty_paste_are_nothing() -> None:
    assert read(f"{START}{END}{START}a\x00b{END}") == ["<ab>"]


SPOKEN = f"x\x1b[A{START}p\x1bq\x1b[20{END}y{START}{START}z{END}\x1b[B{START}w{END}"


@given(st.sets(st.integers(1, len(SPOKEN) - 1)))
def test_it_does_not_matter_how_the_input_is_cut(cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(SPOKEN)]
    chunks = [SPOKEN[a:b] for a, b in pairwise(edges)]
    pasted = ["<p\x1bq\x1b[20>", f"<{START}z>", "<w>"]
    assert read(*chunks) == ["x", "up", pasted[0], "y", pasted[1], "down", pasted[2]]


@given(st.text(alphabet=st.sampled_from("ab1;~[OAM<\x1b\r\t\x7fé"), max_size=40))
def test_keys_are_read_as_textual_reads_them(keys: str) -> None:
    assert read(keys) == read(keys, parser=XTermParser())


def test_escape_just_before_a_paste_is_a_key() -> None:
    assert read("\x1b", f"{START}a{END}") == ["\x1b", "<a>"]
    assert read(f"\x1b{START}a{END}") == ["\x1b", "<a>"]


def test_escape_alone_comes_after_its_delay(clock: Clock) -> None:
    parser = PasteParser()
    assert read("\x1b", parser=parser) == []
    clock.now += 0.2
    assert names(list(parser.tick())) == ["\x1b"]
    assert read("[200~a", parser=parser) == list("[200~a")


def test_a_paste_without_end_gives_the_keys_back(clock: Clock) -> None:
    parser = PasteParser()
    assert read(f"{START}some", parser=parser) == []
    clock.now += PATIENCE_S / 2
    assert names(list(parser.tick())) == []
    assert read(" text", parser=parser) == []
    clock.now += PATIENCE_S / 2
    assert names(list(parser.tick())) == ["<some text>"]
    assert read("q", parser=parser) == ["q"]


def test_a_long_paste_without_end_gives_them_back_within_two_seconds(
    clock: Clock,
) -> None:
    parser = PasteParser()
    read(START + "x" * 100_000, parser=parser)
    waited = 0.0
    while not (said := names(list(parser.tick()))):
        read("\x1b[97;1;97u", parser=parser)  # a key that is held down
        clock.now += 0.1
        waited += 0.1
        assert waited < SOON_S
    assert said[0].startswith("<xxx")


def test_a_slow_paste_that_goes_on_stays_one(clock: Clock) -> None:
    parser = PasteParser()
    read(START, parser=parser)
    for _ in range(20):
        read("y" * STEADY_CHARACTERS, parser=parser)
        clock.now += PATIENCE_S
        assert names(list(parser.tick())) == []
    assert read(END, parser=parser) == [f"<{'y' * STEADY_CHARACTERS * 20}>"]


@pytest.mark.parametrize(
    "noise", ["\x1b[1114112u", "\x1b[97;1;99999999999u", "\x1b[48;0;0;0;0t\x1b[<0;1;1M"]
)
def test_noise_that_breaks_the_parser_of_textual_is_dropped(noise: str) -> None:
    parser = PasteParser()
    assert read(noise + "ok\x1b[A", parser=parser)[-3:] == ["o", "k", "up"]
    with pytest.raises((ValueError, ArithmeticError)):
        read(noise, parser=XTermParser())


@given(st.binary(max_size=200))
def test_no_bytes_break_it(noise: bytes) -> None:
    parser = PasteParser()
    if text := noise.decode("utf-8", "replace"):
        read(text, parser=parser)
    assert "z" in read(f"{START}{END}z", END, "z", parser=parser)


def test_the_mouse_is_still_read() -> None:
    (event,) = PasteParser().feed("\x1b[<0;3;4M")
    assert isinstance(event, MouseDown)
    assert (event.x, event.y) == (2, 3)


# --- Which driver


def test_a_terminal_gets_our_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    chosen = driver_class()
    assert chosen is not None
    assert issubclass(chosen, Driver)
    assert App[None](driver_class=chosen).driver_class is chosen


def test_a_driver_named_in_the_environment_is_respected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert driver_class() is None


# --- In a real terminal


def test_bytes_that_are_no_utf8_do_not_end_the_app(terminal: Start) -> None:
    run = terminal("cure")
    run.type("caf")
    run.send(b"\xe9 and on")
    assert run.shows("and on", SOON_S)
    run.kill(signal.SIGTERM)
    end = run.end()
    assert (end.code, end.kept) == (143, "caf\N{REPLACEMENT CHARACTER} and on")


def test_control_one_such_byte_ends_a_plain_app(terminal: Start) -> None:
    run = terminal("control")
    run.type("caf")
    run.send(b"\xe9 and on")
    assert run.end().code is not None


def test_half_a_paste_gives_the_keys_back_in_two_seconds(terminal: Start) -> None:
    run = terminal("cure")
    run.type("a ")
    run.send(f"{START}pasted")
    assert run.shows("pasted", SOON_S)
    run.send(" typed")
    assert run.shows("typed", SOON_S)


def test_control_half_a_paste_takes_the_keys_of_a_plain_app(terminal: Start) -> None:
    run = terminal("control")
    run.type("a ")
    run.send(f"{START}pasted")
    run.send(" typed")
    assert not run.shows("typed", SOON_S)


def test_a_paste_with_colour_codes_is_kept_as_it_is_and_shown_as_text(
    terminal: Start,
) -> None:
    pasted = "a\x1b[31mred\x1b[0m\rb"
    run = terminal("cure")
    run.type("> ")
    run.send(f"{START}{pasted}{END}")
    assert run.shows("[31mred")
    run.kill(signal.SIGTERM)
    assert run.end().kept == "> " + pasted.replace("\r", "\n")


def test_noise_does_not_end_the_app(terminal: Start) -> None:
    run = terminal("cure")
    run.type("a")
    run.send(b"\x1b[1114112u")
    run.send(b" still here")
    assert run.shows("still here", SOON_S)
