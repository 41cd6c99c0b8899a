"""What each kind of criterion asks of the sentences that speak of it.

One small function a kind: some sentences in, how far they go out. They see sentences,
never the whole answer, so each can be read and tried by itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coach.domain.criterion import Kind
from coach.review.figures import worked_out
from coach.review.markers import Mark
from coach.review.said import Said


@dataclass(frozen=True, slots=True)
class Grade:
    """How far some sentences go.

    Attributes:
        met: Whether they do all that the kind asks.
        why: One clause, with no point at its end.
    """

    met: bool
    why: str


Run = Sequence[Said]


def mention(_: Run) -> Grade:
    """It is named where something is said."""
    return Grade(True, "it is named in a line of substance")


def statement(run: Run) -> Grade:
    """Something is said about it."""
    if any(said.predicate or said.drawn or said.place.kind == "code" for said in run):
        return Grade(True, "something is said about it")
    return Grade(True, "a line of notes says it")


def choice(run: Run) -> Grade:
    """It is chosen, weighed against something else, and a reason is given."""
    contrast = _places(run, "contrast") | _turned(run)
    reason = _places(run, "reason")
    if len(run) == 1 or not reason:
        reason |= _places(run, "effect")
    if _apart(contrast, reason):
        return Grade(True, "a choice, what it was weighed against, and a reason")
    if reason:
        return Grade(False, "a reason, but nothing that it was weighed against")
    if contrast:
        return Grade(False, "an alternative, but no reason for the choice")
    return Grade(False, "a statement; an alternative and a reason are missing")


def number(run: Run) -> Grade:
    """A figure follows from others, and rightly so."""
    wrong = _wrong_sum(run)
    if wrong:
        return Grade(False, wrong)
    if any(said.worked for said in run) or _worked_together(run):
        return Grade(True, "a figure with its working")
    if any(sum_.status == "ok" for said in run for sum_ in said.sums):
        return Grade(True, "a figure that follows from those before it")
    if sum(said.figures for said in run):
        return Grade(False, "a figure, but not how it comes about")
    return Grade(False, "it is spoken of, but without a figure")


def decides(run: Run) -> Grade:
    """A figure is cited where something is decided."""
    figures = any(said.figures for said in run)
    decided = any(said.has("outcome", "contrast") for said in run)
    wrong = _wrong_sum(run)
    if figures and decided and wrong:
        return Grade(False, wrong)
    if figures and decided and _follows(run):
        return Grade(True, "a figure that decides something")
    if figures:
        return Grade(False, "a figure, but nothing that follows from it")
    if decided:
        return Grade(False, "a decision, but no figure behind it")
    return Grade(False, "a statement; no figure decides anything here")


def failure(run: Run) -> Grade:
    """Something breaks, and then something is done about it."""
    event, response = _places(run, "event"), _places(run, "response")
    if _apart(event, response) and min(event)[0] <= max(response)[0]:
        return Grade(True, "what happens, and what is done then")
    if event:
        return Grade(False, "what happens, but not what is done then")
    if response:
        return Grade(False, "what is done, but not when it is needed")
    return Grade(False, "a statement; nothing breaks here")


KINDS: Final[dict[Kind, Callable[[Run], Grade]]] = {
    "mention": mention,
    "statement": statement,
    "choice": choice,
    "number": number,
    "decides": decides,
    "failure": failure,
}
_BUTS: Final = frozenset({"but", "although", "though", "while"})
_ADVERBIAL: Final = frozenset(
    "fail fails failed take takes taken hand hands roll rolls all carry carries push"
    " pushed send sent get gets got move moves moved come comes goes go".split()
)
_FIRST: Final = 2
ALONE: Final = frozenset({"mention", "statement"})
"""Kinds for which the sentences that speak of it are enough by themselves."""


def _places(run: Run, mark: Mark) -> set[tuple[int, int]]:
    return {(n, at) for n, said in enumerate(run) for at in said.marks.get(mark, ())}


def _turned(run: Run) -> set[tuple[int, int]]:
    """Return words such as `not` and `but` that set one thing against another."""
    found = {(n, at) for n, at in _places(run, "turn") if not _of_purpose(run[n], at)}
    words = {run[n].words[at] for n, at in found}
    if any(said.denied for said in run) or (words & _BUTS and words - _BUTS):
        return found
    kept = {(n, at) for n, at in found if _between(run[n], run[n].words[at], at)}
    across = {(n, at) for n, at in found if n and at < _FIRST and _other(run, n)}
    return kept | across


def _of_purpose(said: Said, at: int) -> bool:
    """Whether a `not` sets nothing against anything.

    It tells what is to be avoided (`so that two don't get the same`) or what breaks
    (`if it doesn't answer`).
    """
    before = said.words[max(0, at - 6) : at]
    return ("that" in before and "so" in before) or "if" in before


def _between(said: Said, word: str, at: int) -> bool:
    """Whether a word stands between two different things, not in `fails over`."""
    if word == "over" and said.words[at - 1] in _ADVERBIAL:
        return False
    places = [m.start() for m in re.finditer(rf"\b{word}\b", _plain(said.text))]
    return any(
        one.end <= place < other.start and one.concept != other.concept
        for place in places
        for one in said.mentions
        for other in said.mentions
    )


def _plain(text: str) -> str:
    """Return a text in which words are spelled as in a list, of the same length."""
    return re.sub(r"n['\u2019]t\b", "nt ", text.lower())


def _other(run: Run, n: int) -> bool:
    """Whether a sentence names something that the one before does not."""
    before = {one.concept for one in run[n - 1].mentions}
    return any(one.concept not in before for one in run[n].mentions)


def _apart(some: set[tuple[int, int]], others: set[tuple[int, int]]) -> bool:
    """Whether two different words make the two marks."""
    return bool(some) and bool(others) and len(some | others) > 1


def _follows(run: Run) -> bool:
    """Whether a decision stands with a figure or in the sentence behind it.

    A `so` at the beginning draws from what was said before, not from its own figure.
    """
    for n, said in enumerate(run):
        marks = {*said.marks.get("outcome", ()), *said.marks.get("contrast", ())}
        if marks and n and run[n - 1].figures:
            return True
        if said.figures and (marks - {0} or (marks and said.words[0] != "so")):
            return True
    return False


def begins(kind: Kind, core: Run) -> bool:
    """Whether some sentences do enough of a kind for a neighbour to do the rest."""
    asked: Mapping[Kind, tuple[Mark, ...]] = {
        "choice": ("choice", "contrast", "reason"),
        "failure": ("event", "response"),
        "decides": ("outcome", "contrast", "choice"),
    }
    if kind == "number":
        return True
    figures = kind == "decides" and any(said.figures for said in core)
    return figures or any(said.has(*asked[kind]) for said in core)


def _worked_together(run: Run) -> bool:
    """Whether sentences that follow each other work a figure out, as people speak."""
    follow = all(
        one.place.block == other.place.block and one.place.line <= other.place.line
        for one, other in pairwise(run)
    )
    if len(run) < 2 or not follow or not all(said.figures for said in run):
        return False
    return worked_out(" ".join(said.text for said in run))


def _wrong_sum(run: Run) -> str:
    """Say what is wrong with the arithmetic of some sentences, "" where it holds."""
    for said in run:
        for one in said.sums:
            if one.status != "ok":
                return f"the arithmetic is off: {one.why.rstrip('.')}"
    return ""
