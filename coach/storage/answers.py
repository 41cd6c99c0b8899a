"""The answers of the estimation drill: appended one by one, never changed."""

import math
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from coach.capacity.grading import Verdict
from coach.practice.answers import Answer
from coach.storage.cells import from_cell, to_cell
from coach.storage.database import Database

_COLUMNS = "at, question_id, topic, low, high, unit, truth, hit, grade, score"
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Answers:
    """The kept answers in a database file, which is made on first use."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path)

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        self._db.close()

    def add(self, answer: Answer) -> None:
        """Keep an answer; it is on the disk when this returns.

        Raises:
            StorageError: If it cannot be written; nothing was changed.
        """
        with self._db.writing() as conn:
            places = ", ".join("?" * (_COLUMNS.count(",") + 1))
            conn.execute(
                f"INSERT INTO estimates ({_COLUMNS}) VALUES ({places})",  # noqa: S608
                (
                    answer.at,
                    to_cell(answer.question),
                    to_cell(answer.topic),
                    answer.low,
                    answer.high,
                    to_cell(answer.unit),
                    answer.truth,
                    int(answer.hit),
                    answer.grade,
                    answer.score,
                ),
            )

    def all(self) -> Sequence[Answer]:
        """Return every answer in the order given; a damaged row is left out.

        Raises:
            StorageError: If they cannot be read.
        """
        with self._db.reading() as conn:
            found = _rows(conn)
        return tuple(answer for row in found if (answer := _answer(row)))


def _rows(conn: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return conn.execute(f"SELECT {_COLUMNS} FROM estimates ORDER BY id").fetchall()  # noqa: S608


def _answer(row: tuple[Any, ...]) -> Answer | None:
    """Read a row; one bad byte must not hide what the person has learnt."""
    at, question, topic, low, high, unit, truth, hit, grade, score = row
    try:
        verdict = from_cell(grade)
        numbers = [float(cell) for cell in (at, low, high, truth, score)]
        texts = [from_cell(cell) for cell in (question, topic, unit)]
    except (ValueError, TypeError):
        return None
    sound = all(map(math.isfinite, numbers)) and 0 < numbers[1] <= numbers[2]
    if verdict not in _VERDICTS or not sound or numbers[3] <= 0:
        return None
    return Answer(
        at=numbers[0],
        question=texts[0],
        topic=texts[1],
        low=numbers[1],
        high=numbers[2],
        unit=texts[2],
        truth=numbers[3],
        hit=bool(hit),
        grade=verdict,
        score=numbers[4],
    )
