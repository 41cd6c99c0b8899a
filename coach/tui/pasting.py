"""Tells pasted text from keys in what the terminal sends; touches no terminal itself.

Textual's parser reorders a paste that holds an escape character, and waits for ever for
the end of a paste that has none. Here a paste is cut out before keys are looked for.
"""

from collections.abc import Generator, Iterable

from textual._parser import ParseTimeout
from textual._time import get_time
from textual._xterm_parser import (
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    XTermParser,
)
from textual.events import Paste
from textual.message import Message

# Every so often a paste has to have brought more than a held key can (30 a second, up
# to 14 characters each), or its end is taken to be lost. Two spans stay under 2 s.
PATIENCE_S = 0.8
STEADY_CHARACTERS = 512

_OVERLAP = len(BRACKETED_PASTE_START) - 1


class PasteParser(XTermParser):
    """Textual's parser for keys and mouse, with its own way to read pastes."""

    def __init__(self, debug: bool = False) -> None:
        self._paste: list[str] | None = None
        """The pieces of the paste under way."""
        self._tail = ""
        """The last characters read, for a marker that comes in two pieces."""
        self._heard = 0
        self._patient_until = 0.0
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Read what the terminal sent.

        Args:
            data: Decoded input; an empty string ends the parser for good.

        Yields:
            Keys, mouse events, reports of the terminal, and each paste as one event.
        """
        if not data:
            yield from super().feed(data)
        while data:
            read = self._read_keys if self._paste is None else self._read_paste
            data = yield from read(data)

    def tick(self) -> Iterable[Message]:
        """Look at the clock: a lone Escape, or a paste that no longer comes.

        Yields:
            The keys or the paste that waited for more.
        """
        if self._paste is None:
            waiting = self._timeout_time
            yield from super().tick()
            if waiting is not None and self._timeout_time is None:
                self._tail = ""
        elif get_time() >= self._patient_until:
            if self._heard < STEADY_CHARACTERS:
                yield from self._end_paste()
            else:
                self._be_patient()

    def _read_keys(self, data: str) -> Generator[Message, None, str]:
        """Read up to the start of a paste; return what follows it."""
        joined = self._tail + data
        start = joined.find(BRACKETED_PASTE_START)
        if start < 0:
            self._tail = joined[-_OVERLAP:]
            yield from self._keys(data)
            return ""
        before = start - len(self._tail)
        if before >= 0:
            yield from self._keys(data[:before])
            if self._awaiting.timeout is not None:
                # An Escape was pressed just before: it will not become a sequence.
                self._awaiting = self._gen.throw(ParseTimeout())
                yield from self._take_tokens()
        self._expect_keys()
        self._paste = []
        self._be_patient()
        return joined[start + len(BRACKETED_PASTE_START) :]

    def _read_paste(self, data: str) -> Generator[Message, None, str]:
        """Read up to the end of the paste; return what follows it."""
        pieces = self._paste = self._paste or []
        pieces.append(data)
        self._heard += len(data)
        joined = self._tail + data
        end = joined.find(BRACKETED_PASTE_END)
        if end < 0:
            self._tail = joined[-_OVERLAP:]
            return ""
        self._paste = ["".join(pieces)[: end - len(joined)]]
        yield from self._end_paste()
        return joined[end + len(BRACKETED_PASTE_END) :]

    def _end_paste(self) -> Iterable[Message]:
        # Textual drops NUL from pastes too: no terminal means one.
        text = "".join(self._paste or ()).replace("\x00", "")
        self._paste = None
        self._tail = ""
        if text:
            yield Paste(text)

    def _keys(self, data: str) -> Iterable[Message]:
        # One at a time, so that an error takes nothing with it but its own sequence.
        for character in data:
            try:
                yield from super().feed(character)
            except (ValueError, ArithmeticError):
                # Textual trusts the numbers in a sequence: `ESC [ 1114112 u` names no
                # character, a window of 0 columns divides by it. Noise ends no app.
                self._expect_keys()

    def _take_tokens(self) -> Iterable[Message]:
        while self._tokens:
            yield self._tokens.popleft()

    def _expect_keys(self) -> None:
        """Forget a sequence that has begun."""
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        self._timeout_time = None
        self._tail = ""

    def _be_patient(self) -> None:
        self._heard = 0
        self._patient_until = get_time() + PATIENCE_S
