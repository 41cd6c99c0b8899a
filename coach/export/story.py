"""Stories as plain data and as sheets: a telling, and the bank.

The key `story` of a telling's data; no other session has it.

    question    {id, asks}
    parts       [{part, title, words, share, text}], as they stand now
    told        [{version, at, date, score, words, spoken_s, clock_s|null, signal,
                  breakdown: [{id, weight, score, why}], findings: [{id, severity,
                  quote, part, why, try}]}]: each finished telling; times in seconds,
                  `clock_s` is what it took aloud
    asked       [{section, asks, answer}]: the questions back
    cuts        [{seconds, text, words}]
    story       the id of the story of the bank that it belongs to, or null

Of the bank: `stories` [{id, title, question, asks, competencies, score, signal,
freshness, told, versions: [{version, date, score, words, spoken_s, parts}], cuts,
asked}] and, for the whole bank, `matrix` {competencies: [{id, title}], rows: [{id,
title, score, signal, freshness, covers}], holes, thin, carry, carried}, else null.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from coach.domain import telling
from coach.domain.session import count_words
from coach.domain.story import PART_TITLES, Matrix
from coach.export.filters import escaped
from coach.stories import matrix
from coach.stories.matrix import freshness

if TYPE_CHECKING:
    from coach.domain.bank import Story, Version
    from coach.domain.session import Session

BANK_TEMPLATE = "bank.md.j2"
"""The name of the shipped template of the bank."""


def story_data(session: "Session", zone: tzinfo | None) -> dict[str, Any]:
    """Return the key `story` of a telling."""
    parts = telling.story_of(session)
    return {
        "question": {"id": session.case.id, "asks": session.case.title},
        "parts": _parts(parts),
        "told": [_told(one, zone) for one in telling.told(session)],
        "asked": [
            {"section": one.section, "asks": one.asks, "answer": one.answer}
            for one in telling.asked_back(session)
        ],
        "cuts": [
            _cut(seconds, session.sections.get(key, ""))
            for seconds, key in telling.CUTS.items()
        ],
        "story": telling.kept_as(session),
    }


def bank_data(
    stories: Sequence["Story"],
    competencies: Mapping[str, str],
    *,
    made_at: float,
    whole: bool,
    zone: tzinfo | None = None,
) -> dict[str, Any]:
    """Return stories of the bank as JSON values, with the keys this module lists.

    Args:
        stories: The stories to write.
        competencies: The titles of the competencies by id.
        made_at: Wall seconds of the export.
        whole: They are all there are, so that a matrix says something.
        zone: The time zone of dates, by default the machine's.
    """
    found = matrix([one.glance() for one in stories], tuple(competencies), made_at)
    return {
        "coach_bank": 1,
        "made_at": made_at,
        "made": _moment(made_at, zone),
        "stories": [_story(one, competencies, made_at, zone) for one in stories],
        "matrix": _matrix(found, competencies) if whole else None,
    }


def bank_json(data: Mapping[str, Any]) -> str:
    """Return the data of the bank as a JSON text."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def render_bank(data: Mapping[str, Any]) -> str:
    """Return the data of the bank as a Markdown sheet."""
    from coach.export.sheet import environment

    return environment().get_template(BANK_TEMPLATE).render(data)


def _parts(parts: Mapping[str, str]) -> list[dict[str, Any]]:
    words = {part: count_words(text) for part, text in parts.items()}
    total = sum(words.values())
    return [
        {
            "part": part,
            "title": PART_TITLES.get(part, part.capitalize()),
            "words": words[part],
            "share": round(words[part] / total, 3) if total else 0.0,
            "text": text,
        }
        for part, text in parts.items()
    ]


def _told(one: telling.Told, zone: tzinfo | None) -> dict[str, Any]:
    said = one.report
    names = ("score", "words", "spoken_s", "clock_s", "signal", "breakdown", "findings")
    found = {name: said.get(name) for name in names}
    return {
        "version": one.number,
        "at": one.at,
        "date": _moment(one.at, zone),
        **found,
        "breakdown": found["breakdown"] or [],
        "findings": found["findings"] or [],
    }


def _cut(seconds: int, text: str) -> dict[str, Any]:
    return {"seconds": seconds, "text": text, "words": count_words(text)}


def _story(
    one: "Story", titles: Mapping[str, str], now: float, zone: tzinfo | None
) -> dict[str, Any]:
    short = {90: one.latest("cut-90"), 30: one.latest("cut-30")}
    answers = one.latest("answers")
    return {
        "id": one.id,
        "title": one.title,
        "question": one.question_id,
        "asks": one.asks,
        "competencies": [
            {"id": its, "title": titles.get(its, its)} for its in one.competencies
        ],
        "score": one.score,
        "signal": one.signal,
        "freshness": freshness(one.told_at, now),
        "told": _moment(one.told_at, zone),
        "versions": [
            _version(number, version, zone)
            for number, version in enumerate(one.of("full"), start=1)
        ],
        "cuts": [_cut(s, cut.parts.get("text", "")) for s, cut in short.items() if cut],
        "asked": [
            {"asks": asks, "answer": answer}
            for asks, answer in (answers.parts if answers else {}).items()
        ],
    }


def _version(number: int, one: "Version", zone: tzinfo | None) -> dict[str, Any]:
    return {
        "version": number,
        "date": _moment(one.at, zone),
        "session": one.session_id,
        "score": one.score,
        "words": one.words,
        "spoken_s": round(one.spoken_s, 1),
        "parts": _parts(one.parts),
    }


def _matrix(found: Matrix, titles: Mapping[str, str]) -> dict[str, Any]:
    def named(ids: Sequence[str]) -> list[dict[str, str]]:
        return [{"id": its, "title": titles.get(its, its)} for its in ids]

    return {
        "competencies": named(found.competencies),
        "rows": [
            {
                "id": row.story.id,
                "title": row.story.title,
                "score": row.story.score,
                "signal": row.story.signal,
                "freshness": row.freshness,
                "covers": [its for its in found.competencies if its in row.covers],
            }
            for row in found.rows
        ],
        "holes": named(found.holes),
        "thin": named(found.thin),
        "carry": list(found.carry),
        "carried": named(found.carried),
    }


def _moment(at: float, zone: tzinfo | None) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(zone).isoformat("T", "seconds")
