"""A small case with a rubric of every kind, its neighbours, and a judge of it."""

from collections.abc import Callable
from typing import Any

import pytest

from coach.domain.case import Case
from coach.domain.concept import Concept
from coach.domain.criterion import Criterion
from coach.domain.verdict import LevelId, Part, Review
from coach.review.book import Book, make_book
from coach.review.engine import review
from coach.review.topic import profiles


def concept(its_id: str, *aliases: str, **fields: Any) -> Concept:
    """A concept found by its name and some aliases."""
    given = {
        "id": its_id,
        "name": its_id.replace("-", " "),
        "topic": "field",
        "aliases": list(aliases),
        "definition": "Something.",
        "match": "x",
        "near_miss": "y",
    }
    return Concept.model_validate({**given, **fields})


CONCEPTS = (
    concept("cache", "redis"),
    concept("queue", "kafka", "log"),
    concept("sharding", "shard by"),
    concept("replica", "standby"),
    concept("load-balancer"),
    concept("sql-database", "postgres"),
    concept("wide-column", "cassandra"),
    concept("write-rate", "writes a second", "drops a second"),
    concept("storage-size", "storage"),
    concept("opening-code", "pickup code"),
    concept("out-of-scope", "leave out", "left out"),
    concept("plan-said", "first i", "i begin with"),
    concept("cell", "compartment"),
    concept("stampede", harm=True),
    concept("alerting", "alert"),
    concept("data-model", "primary key"),
)


def criterion(its_id: str, dimension: str, kind: str, needs: Any, **more: Any) -> Any:
    """A criterion as a file gives it."""
    return {
        "id": its_id,
        "dimension": dimension,
        "level": more.get("level", "mid"),
        "says": f"Shows {its_id}",
        "needs": needs,
        "kind": kind,
        "why": f"It shows {its_id}.",
        "example": more.get("example", "An example."),
        "near_miss": "A near miss.",
    }


def any_of(*ids: str) -> dict[str, list[str]]:
    """One is enough."""
    return {"any": list(ids)}


RUBRIC = [
    criterion("left-out", "scope", "mention", any_of("out-of-scope")),
    criterion("codes", "scope", "statement", any_of("opening-code"), level="senior"),
    criterion("rate", "estimation", "number", any_of("write-rate")),
    criterion(
        "rate-decides", "estimation", "decides", any_of("write-rate"), level="senior"
    ),
    criterion("size", "estimation", "number", any_of("storage-size"), level="staff"),
    criterion("parts", "architecture", "mention", any_of("load-balancer", "cache")),
    criterion("behind", "architecture", "statement", any_of("queue"), level="senior"),
    criterion("model", "data-api", "statement", any_of("data-model", "cell")),
    criterion(
        "cells-sharded",
        "deep-dive",
        "statement",
        {"all": ["sharding", {"any": ["cell", "opening-code"]}]},
        level="senior",
    ),
    criterion("store", "trade-offs", "choice", any_of("sql-database", "wide-column")),
    criterion("cache-dies", "failure", "failure", any_of("cache"), level="senior"),
    criterion("watched", "failure", "statement", any_of("alerting"), level="staff"),
    criterion("plan", "communication", "statement", any_of("plan-said")),
]

LOCKERS = "Design a network of parcel lockers where couriers drop and people collect."
TEXTS = {
    "lockers": (
        LOCKERS,
        "A courier drops a parcel into a compartment of a locker; the customer opens "
        "the locker with a pickup code. Couriers, parcels and lockers: a locker has "
        "forty compartments, the courier scans the parcel, the customer collects it.",
    ),
    "tickets": (
        "Design a shop for concert tickets where people book a seat.",
        "A fan books a seat at a concert; the seat is held for ten minutes and paid. "
        "Seats, concerts, venues: a venue has rows of seats, a fan holds a seat.",
    ),
    "recipes": (
        "Design a site for cooking recipes where cooks share and rate them.",
        "A cook shares a recipe with its ingredients; readers rate a recipe, and cooks "
        "plan meals. Recipes, ingredients, meals: a recipe has many ingredients.",
    ),
}


def case(its_id: str, **more: Any) -> Case:
    """A small case."""
    brief, text = TEXTS[its_id]
    phases = ("clarify", "architecture", "deep-dive", "refinement")
    given: dict[str, Any] = {
        "schema": 1,
        "id": its_id,
        "title": its_id.title(),
        "archetype": "booking",
        "brief": brief,
        "reference": dict.fromkeys(phases, text),
        "rubric": RUBRIC,
        "reading": [
            {
                "title": "A Book of Lockers",
                "kind": "book",
                "part": "chapter 2",
                "why": "It is about them.",
                "about": ["cache"],
            }
        ],
    }
    return Case.model_validate({**given, **more})


@pytest.fixture(scope="session")
def books() -> dict[str, Book]:
    """Every case, ready to be judged by; tickets and lockers are neighbours."""
    cases = [
        case("lockers", neighbours=["tickets"]),
        case("tickets", neighbours=["lockers"]),
        case("recipes"),
    ]
    known = profiles(cases)
    return {one.id: make_book(one, CONCEPTS, known) for one in cases}


@pytest.fixture(scope="session")
def book(books: dict[str, Book]) -> Book:
    """The lockers."""
    return books["lockers"]


Judged = Callable[..., Review]


@pytest.fixture(scope="session")
def judged(book: Book) -> Judged:
    """Judge a text as an answer to the lockers."""

    def judge_it(text: str, level: LevelId = "senior") -> Review:
        return review([Part(text)], book, level)

    return judge_it


@pytest.fixture(scope="session")
def asked(book: Book) -> Callable[[str], Criterion]:
    """Return a criterion of the lockers by its id."""
    rubric = {one.id: one for one in book.case.rubric}
    return rubric.__getitem__
