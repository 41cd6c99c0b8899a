"""One line of a flowchart: its statements, read into a collector."""

import re
from typing import Final

from coach.diagram.collect import Collector
from coach.diagram.model import Fault
from coach.diagram.tokens import (
    Unreadable,
    arrow_follows,
    plain_label,
    read_id,
    read_link,
    read_shape,
    skip,
)
from coach.diagram.words import IGNORED, IGNORED_COLON, STATEMENTS, near

_LONGEST_LINE: Final = 5_000
_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_QUOTED_TITLE: Final = re.compile(r'[^";\[]*(?:\[\s*)?"[^"]*"')
_CLASS: Final = re.compile(r":::\w+(?:-\w+)*")


class LineReader:
    """Reads one line of the text into the collector."""

    def __init__(self, collector: Collector, number: int, text: str) -> None:
        self.into = collector
        self.number = number
        self.text = text
        self.at = 0

    def read(self, start: int) -> None:
        """Read each statement of the line from an offset on; a faulty one ends it."""
        self.at = start
        try:
            self._refuse_long()
            while self._more():
                self._statement()
        except Unreadable as stop:
            fault = Fault(self.number, stop.at + 1, stop.message, stop.hint)
            self.into.fault(fault)

    def _refuse_long(self) -> None:
        if len(self.text) > _LONGEST_LINE:
            hint = "break it into several lines"
            raise Unreadable(0, "this line is too long to read", hint)

    def _more(self) -> bool:
        self.at = skip(self.text, self.at)
        while self.text.startswith(";", self.at):
            self.at = skip(self.text, self.at + 1)
        return self.at < len(self.text) and not self.text.startswith("%%", self.at)

    def _statement(self) -> None:
        found = _WORD.match(self.text, self.at)
        word = found.group() if found else ""
        end = self.at + len(word)
        if word in STATEMENTS and not self._box_follows(end):
            self._keyword(word, end)
        elif word in IGNORED_COLON:
            self.at = len(self.text)
        else:
            self._chain()

    def _keyword(self, word: str, end: int) -> None:
        if word == "click":  # its address may hold a semicolon
            self.at = len(self.text)
        elif word in IGNORED or word == "direction":
            # Only the whole picture has a direction here; a group's own is passed over.
            self.at = self._end_of_statement(end)
        elif word == "subgraph":
            self._group(end)
        else:
            self._end(end)

    def _group(self, end: int) -> None:
        stop = self._end_of_statement(self._after_quotes(end))
        text = self.text[end:stop].strip()
        self.at = stop
        name = read_id(text, 0)
        if not text:
            title = f"group {len(self.into.groups) + 1}"
            self.into.begin(title, title, self.number)
            raise Unreadable(end - 8, "this group has no name", "write one after it")
        if name and text[name[1] :].lstrip().startswith("["):
            at = text.index("[", name[1])
            closed = text.rfind("]")
            title = text[at + 1 : closed] if closed > at else text[at + 1 :]
            self.into.begin(name[0], self._title(title), self.number)
            if closed < at:
                place = self.text.index("[", end)
                what = f"the bracket opened by `{name[0]}[` is never closed"
                raise Unreadable(place, what, "add `]`")
        else:
            title = self._title(text)
            self.into.begin(title, title, self.number)

    @staticmethod
    def _title(text: str) -> str:
        return plain_label(text).replace("\n", " ") or "group"

    def _end(self, end: int) -> None:
        if not self.into.open:
            what = "this `end` closes no group"
            raise Unreadable(end - 3, what, "remove it, or open one with `subgraph`")
        self.into.open.pop()
        self.at = end
        self._expect_end("end")

    def _chain(self) -> None:
        """Boxes joined by arrows: `a & b --> c --> d`."""
        sources = self._boxes("")
        while True:
            at = self.at = skip(self.text, self.at)
            found = read_link(self.text, at)
            if not found:
                break
            link, self.at = found
            targets = self._boxes(self.text[at : self.at])
            for source in sources:
                for target in targets:
                    self.into.link(source, target, link, self.number)
            sources = targets
        self._expect_end(sources[-1])

    def _boxes(self, arrow: str) -> list[str]:
        names = [self._box(arrow)]
        while self.text.startswith("&", skip(self.text, self.at)):
            self.at = skip(self.text, self.at) + 1
            names.append(self._box("&"))
        return names

    def _box(self, before: str) -> str:
        self.at = skip(self.text, self.at)
        found = read_id(self.text, self.at)
        if not found:
            raise self._no_box(before)
        name, end = found
        self.into.node(name, self.number)
        self.at = end
        shaped = skip(self.text, end)
        if shaped > end and self.text[shaped : shaped + 1] not in {"[", "(", "{"}:
            shaped = end
        shape = read_shape(self.text, shaped, name)
        if shape:
            self.into.shape(name, shape[0] or name, shape[1])
            self.at = shape[2]
        styled = _CLASS.match(self.text, self.at)
        self.at = styled.end() if styled else self.at
        return name

    def _no_box(self, before: str) -> Unreadable:
        if before:
            place = len(self.text[: self.at].rstrip()) - len(before.rstrip())
            what = f"`{before.strip()}` leads to no box"
            return Unreadable(place, what, "name the box after it")
        sign = self.text[self.at]
        what = f"a box's name was expected here, not `{sign}`"
        hint = "begin the line with a name, such as `api[API gateway]`"
        if read_link(self.text, self.at):
            hint = "name the box where the arrow starts"
        return Unreadable(self.at, what, hint)

    def _expect_end(self, name: str) -> None:
        self.at = skip(self.text, self.at)
        if not self._more_of_this():
            return
        word, start = self._first_word()
        meant = near(word, ("subgraph", "direction", "classDef", "linkStyle"), 0.75)
        if start == skip(self.text, 0) and meant and word == name:
            self._meant(word, start, meant)
            return
        rest = self.text[self.at :].split()[0]
        what = f"`{rest[:20]}` was not expected after `{name}`"
        raise Unreadable(self.at, what, self._advice(name, rest))

    def _meant(self, word: str, start: int, meant: str) -> None:
        """Read a line as the keyword that it nearly begins with."""
        if self.into.nodes[word].line == self.number:
            del self.into.nodes[word]
        self.into.misspelt(self.number, start, word, meant)
        self._keyword(meant, start + len(word))

    def _advice(self, name: str, rest: str) -> str:
        if rest[0] in "])}":
            return 'put a label that holds brackets in quotes: `a["f(x)"]`'
        if rest[0] in "-=<>.":
            return "an arrow is written `-->`, `---`, `-.->` or `==>`"
        if read_id(rest, 0):
            return f"join boxes with `-->`, or write a long name as `{name}[long name]`"
        return "write one box or chain of arrows a line"

    def _more_of_this(self) -> bool:
        rest = self.text[self.at : self.at + 2]
        return bool(rest) and rest[0] != ";" and rest != "%%"

    def _first_word(self) -> tuple[str, int]:
        start = skip(self.text, 0)
        found = _WORD.match(self.text, start)
        return (found.group() if found else ""), start

    def _after_quotes(self, at: int) -> int:
        """The offset after a quoted title, which may hold semicolons."""
        found = _QUOTED_TITLE.match(self.text, at)
        return found.end() if found else at

    def _end_of_statement(self, at: int) -> int:
        end = self.text.find(";", at)
        return len(self.text) if end < 0 else end

    def _box_follows(self, at: int) -> bool:
        """True where a keyword is in truth a box's name: `end --> x`, `class[A]`."""
        here = self.text[at : at + 1]
        return here in {"[", "(", "{"} or arrow_follows(self.text, at)
