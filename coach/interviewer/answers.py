"""The interviewer's answer to a question in the person's own words.

Decides when a fact is near enough to be told. A wrong answer is worse than none, so a
question that is near to two facts, or to none, is handed back. Deterministic.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from coach.interviewer import intent
from coach.interviewer.match import (
    Index,
    Near,
    central,
    index,
    likeliest,
    named,
    nearest,
    weight,
)
from coach.interviewer.terms import is_silent, is_topic, terms
from coach.text.spelling import corrected
from coach.text.words import stem, tokens

if TYPE_CHECKING:
    from coach.domain.case import Case, Fact

Kind = Literal["fact", "your-call", "unclear"]

NO_FACT: Final = "I have nothing on that. Your call: state an assumption and go on."
SOLUTION: Final = "Your call: state an assumption, say why, and I will follow you."
AGAIN: Final = "I did not get that. Ask me again, in one sentence?"
ONE_AT_A_TIME: Final = "One at a time: ask me the other again."

ENOUGH: Final = 0.5
"""A fact nearer than this may be told."""
CLEAR: Final = 0.82
"""A fact as near as this was asked for, whatever else was."""
MARGIN: Final = 0.05
"""How far the second fact has to be behind."""
_LEAST_WEIGHT: Final = 0.9
_NOTHING: Final = Near("", 0.0)
_LONGEST: Final = 1_000
_SENTENCE: Final = re.compile(r"[.?!;:\n]+(?:\s|$)")
_CLAUSE: Final = re.compile(r"\b(?:and|plus|as well as)\b", re.IGNORECASE)
_ITEM: Final = re.compile(r"[,/&]|\b(?:and|or|plus|as well as)\b", re.IGNORECASE)
_LONGEST_ITEM: Final = 3
"""Words of an item in a list: `search, calls, file upload`. What is longer says more
about one thing: `after somebody posts, how long until it shows?`"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the interviewer says, and the id of the fact that they told."""

    fact: str | None
    answer: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence or a clause of the question: as typed, as words and as terms."""

    typed: str
    plain: str
    words: tuple[str, ...]
    terms: tuple[str, ...]


class Interviewer:
    """A case prepared for many questions; preparing costs more than answering."""

    def __init__(self, case: "Case") -> None:
        self._case = case
        self._prepared = index(case)

    def answer(self, question: str) -> Reply:
        """Answer a question from the case's facts, or hand it back.

        Args:
            question: Any text; beyond 1,000 characters nothing is read.
        """
        question = question[:_LONGEST]
        verbatim = _verbatim(self._case, question)
        if verbatim is not None:
            return Reply(verbatim.id, verbatim.answer, "fact")
        return _answer(self._case, self._prepared, question)


def answer(case: "Case", question: str) -> Reply:
    """Answer one question; for many on one case, keep an `Interviewer`."""
    verbatim = _verbatim(case, question[:_LONGEST])
    if verbatim is not None:
        return Reply(verbatim.id, verbatim.answer, "fact")
    return Interviewer(case).answer(question)


def _answer(case: "Case", prepared: Index, question: str) -> Reply:
    parts = _parts(prepared, _SENTENCE, question)
    if not any(_understood(prepared, part) for part in parts):
        return Reply(None, AGAIN, "unclear")
    heard = _heard(prepared, parts)
    if not heard:
        about_solution = any(_about_solution(prepared, part) for part in parts)
        return Reply(None, SOLUTION if about_solution else NO_FACT, "your-call")
    told = max(heard, key=_score)
    fact = next(fact for fact in case.facts if fact.id == told.fact)
    said = f"{fact.answer} {ONE_AT_A_TIME}" if len(heard) > 1 else fact.answer
    return Reply(fact.id, said, "fact")


def _verbatim(case: "Case", question: str) -> "Fact | None":
    """Return the fact one of whose phrasings the question is, word for word."""
    words = tokens(question)
    if not words:
        return None
    asked = ((fact, ask) for fact in case.facts for ask in fact.asks)
    return next((fact for fact, ask in asked if tokens(ask) == words), None)


def _parts(prepared: Index, at: re.Pattern[str], text: str) -> list[_Part]:
    found = []
    for piece in at.split(text):
        words = tuple(corrected(word, prepared.spelt) for word in tokens(piece))
        stemmed = tuple(stem(word) for word in words)
        if words:
            found.append(_Part(piece, " ".join(words), words, terms(stemmed)))
    return found


def _understood(prepared: Index, part: _Part) -> bool:
    """Say whether a part speaks of something, in words that can be English."""
    known = any(
        t in prepared.weights or intent.is_tool(t) or is_topic(t) for t in part.terms
    )
    spoken = any(is_silent(stem(word)) for word in part.words)
    return bool(part.terms) and (known or (spoken and len(part.words) > 1))


def _about_solution(prepared: Index, part: _Part) -> bool:
    return (
        intent.names_tool(part.terms, prepared.weights)
        or intent.names_technique(part.plain)
        or intent.asks_leave(part.plain)
    )


def _heard(prepared: Index, parts: Sequence[_Part]) -> tuple[Near, ...]:
    """Find the facts asked for; where several are, each was asked for clearly."""
    if parts and _about_solution(prepared, parts[-1]):
        return ()
    open_parts = [part for part in parts if not _about_solution(prepared, part)]
    found: dict[str, Near] = {}
    for part in open_parts:
        for near in _hear(prepared, part):
            found[near.fact] = max(near, found.get(near.fact, near), key=_score)
    clear = {f: near for f, near in found.items() if near.score >= CLEAR}
    if len(clear) > 1 or not found:
        return tuple(clear.values())
    return (max(found.values(), key=_score),)


def _hear(prepared: Index, part: _Part) -> tuple[Near, ...]:
    whole = _told(prepared, part)
    if whole is not None and whole.score >= CLEAR:
        return (whole,)
    clauses = _clauses(prepared, part)
    heard = [_told(prepared, clause) for clause in clauses] if len(clauses) > 1 else []
    clear = tuple(near for near in heard if near is not None and near.score >= CLEAR)
    return clear or ((whole,) if whole is not None else ())


def _clauses(prepared: Index, part: _Part) -> list[_Part]:
    """Return what a part lists, or else what it joins by `and`."""
    items = _parts(prepared, _ITEM, part.typed)
    if all(len(item.words) <= _LONGEST_ITEM for item in items[1:]):
        return items
    return _parts(prepared, _CLAUSE, part.typed)


def _told(prepared: Index, part: _Part) -> Near | None:
    """Return the fact that a part asks for, if it does so clearly enough."""
    subject = named(prepared, part.terms)
    if subject is not None:
        return Near(subject, 1.0)
    if weight(prepared, part.terms) < _LEAST_WEIGHT:
        return None
    first, second = (*nearest(prepared, part.terms), _NOTHING, _NOTHING)[:2]
    if first.score < ENOUGH or first.score - second.score < MARGIN:
        return None
    if first.score >= CLEAR or (
        likeliest(prepared, part.terms) == first.fact
        and central(prepared, first.fact, part.terms)
    ):
        return first
    return None


def _score(near: Near) -> float:
    return near.score
