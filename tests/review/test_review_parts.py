"""The small parts of the judge, each by itself."""

import time
from collections.abc import Callable

import pytest

from coach.domain.criterion import Criterion
from coach.domain.verdict import Part, Review
from coach.review.book import Book
from coach.review.copied import copied, runs
from coach.review.drawings import picture
from coach.review.engine import review
from coach.review.figures import figures, worked_out
from coach.review.lists import drops_names, is_mixed, listed_spans
from coach.review.markers import marks_of, points, relates
from coach.review.proof import prove
from coach.review.reading import read
from coach.review.topic import topic
from coach.text.blocks import blocks
from coach.text.concepts import find
from coach.text.pieces import pieces


def marks(text: str) -> set[str]:
    return set(marks_of([piece.word for piece in pieces(text)]))


Judged = Callable[..., Review]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("We go with Postgres.", "choice"),
        ("Push instead of pull.", "contrast"),
        ("because it's cheaper", "reason"),
        ("so one primary fits", "outcome"),
        ("when the node dies", "event"),
        ("we fall back to the replica", "response"),
        ("it doesn't wait", "verb"),
        ("caching improves speed", "benefit"),
        ("a queue is a technique", "advice"),
    ],
)
def test_markers_are_heard(text: str, mark: str) -> None:
    assert mark in marks(text)


def test_a_phrase_needs_all_its_words() -> None:
    assert "choice" not in marks("they go away with it")


@pytest.mark.parametrize("text", ["a -> b", "a → b", "a => b"])
def test_arrows_point(text: str) -> None:
    assert points(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("tweets: Postgres", True), ("sharded by user", True), ("kafka redis cdn", False)],
)
def test_terse_notes_relate_by_signs_and_prepositions(text: str, found: bool) -> None:
    assert relates(text) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("20M users, 5 writes a day", 2),
        ("p99 of 200 ms", 1),
        ("in 2013, version 2, HTTP 404", 0),
        ("a couple million rows and two hundred million users", 2),
        ("1,000 req/s ≈ $3/h", 2),
        ("no figure at all", 0),
    ],
)
def test_quantities_are_counted(text: str, count: int) -> None:
    assert figures(text) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20M × 10 = 200M a day", True),
        ("200 million a day / 86400 is about 2,300 a second", True),
        ("2 million rows per day is about 23 a second", True),
        ("150 million a day, divided by ten to the fifth, so 1500 a second", True),
        ("2 million rides per day and around 200,000 drivers", False),
        ("we have 20M users", False),
        ("20M users, 100M tweets", False),
    ],
)
def test_a_working_leads_from_figures_to_a_figure(text: str, found: bool) -> None:
    assert worked_out(text) == found


def test_lists_are_seen_where_short_items_stand_in_a_row() -> None:
    assert listed_spans("We use Kafka, Redis, Cassandra and Postgres.")
    assert not listed_spans("We use Kafka because it can be replayed, and Redis.")
    text = "Cached lists of ids, twenty a page, are merged on read by the service."
    assert not listed_spans(text)


def test_a_list_of_names_is_seen_however_long_they_are(book: Book) -> None:
    text = "We will use a load balancer, a pickup code, a primary key, sharding."
    assert drops_names(text, find(text, book.lexicon))
    said = "The load balancer takes the drop, and the pickup code opens the door."
    assert not drops_names(said, find(said, book.lexicon))


def test_words_from_everywhere_are_mixed(book: Book) -> None:
    some = ["queue", "alerting", "plan-said", "storage-size", "out-of-scope"]
    assert is_mixed(some, book.dimensions)
    assert not is_mixed(["cell", "data-model"], book.dimensions)


def test_only_long_runs_are_copies() -> None:
    source = "one two three four five six seven eight nine ten"
    known = runs([source])
    assert copied(source.split(), known) == [True] * 10
    assert copied(source.split()[:8], known) == [False] * 8
    assert copied(["x", *source.split()[1:], "y"], known) == [False, *[True] * 9, False]


def test_a_drawing_says_the_labels_of_both_ends_of_an_arrow() -> None:
    text = (
        "```mermaid\nflowchart LR\n a[Client app]\n b[(Store)]\n a -->|writes| b\n```"
    )
    (block,) = blocks(text)
    shown = picture(text, block)
    assert shown.says[5] == "Client app writes Store"
    assert shown.arrows == 1


def test_entities_are_fields() -> None:
    text = "```mermaid\nerDiagram\n LOCKER {\n  int id\n }\n```"
    (block,) = blocks(text)
    assert picture(text, block).fields


def test_a_drawing_in_a_section_needs_no_fence(book: Book) -> None:
    part = Part("flowchart LR\n  A[Courier] --> B[Queue]\n  B --> C[Cache]", "diagram")
    found = review([part], book).verdict("behind")
    assert found is not None
    assert found.status == "met"


@pytest.mark.parametrize("case", ["lockers", "tickets", "recipes"])
def test_the_brief_of_a_case_is_about_it(books: dict[str, Book], case: str) -> None:
    text = books[case].case.reference.clarify
    found = topic([text], case, books[case].profiles)
    assert found.on_topic
    assert max(found.likeness, key=lambda one: found.likeness[one]) == case


def test_a_system_called_by_its_name_is_likelier(book: Book) -> None:
    said = "The courier opens one of them and the customer gets a message."
    plain = topic([said], "lockers", book.profiles).likeness["lockers"]
    named = topic([said, "Like Lockers."], "lockers", book.profiles).likeness
    both = topic([said, "Lockers or tickets."], "lockers", book.profiles).likeness
    assert named["lockers"] > 1.2 * plain
    assert both["lockers"] < named["lockers"]


def test_a_heading_says_no_recap_for_the_line_below_it(judged: Judged) -> None:
    text = "# First I plan\n\nThe locker opens for a courier and then it closes again."
    found = judged(text).verdict("plan")
    assert found is not None
    assert found.status != "met"


def test_a_neighbouring_question_lends_its_subject_to_the_answer(book: Book) -> None:
    said = read([Part("What if the cache dies? Lockers ask the table.")], book).said
    assert [one.bar for one in said] == ["question", ""]
    assert said[0].answered


def test_an_example_is_proved_as_if_it_stood_in_a_good_answer(
    book: Book, asked: Callable[[str], Criterion]
) -> None:
    text = "Writes go into Kafka and are taken from there."
    assert prove(asked("behind"), text, book).status == "met"
    assert prove(asked("behind"), "Kafka.", book).status != "met"
    assert prove(asked("behind"), "Kafka is a technique that helps.", book).credit == 0


@pytest.mark.parametrize(
    "hostile",
    ["a, " * 20_000, "1 = " * 20_000, "redis " * 20_000, "(a," * 20_000,
     "is a " * 20_000, "?" * 50_000, "w" * 100_000, "- x\n" * 10_000],
)  # fmt: skip
def test_hostile_text_is_judged_in_good_time(book: Book, hostile: str) -> None:
    begun = time.process_time()
    review([Part(hostile)], book)
    assert time.process_time() - begun < 12.0
