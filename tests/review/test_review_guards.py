"""What cannot be flattered: nothing, keywords, padding, copies, another problem."""

from collections.abc import Callable

import pytest

from coach.domain.verdict import Part, Review
from coach.review.book import Book
from coach.review.engine import held_below, review

Judged = Callable[..., Review]

GOOD = """
First I ask who collects parcels, then I draw. Out of scope: paying at the locker.

20M drops a day / 86400 = about 230 writes a second, so one Postgres primary is enough.

The courier's app calls the locker service behind the load balancer. The service writes
the drop to Postgres and sends it to Kafka. A worker reads it and sends the customer a
pickup code, which is stored in Redis.

I use Postgres rather than Cassandra because a compartment is taken in one transaction.

If Redis dies, lockers read from the replica at a limit. We alert when codes are late.
"""

KEYWORDS = (
    "Keywords: load balancer, cache, queue, Kafka, Redis, sharding, replica, Postgres, "
    "Cassandra, alerting, primary key, pickup code, storage, writes a second."
)

ESSAY = """
In general, scalability is important for modern systems. Caching improves performance
because data is stored close to where it is needed. A load balancer is a component that
distributes traffic across many servers, which increases availability. Replication means
that there are copies of data, so that reads become faster. A queue is a technique that
decouples producers from consumers and improves reliability.

It is considered best practice to monitor everything and to alert on symptoms. Sharding
is the process of splitting data. If a server fails, a replica helps to keep the
availability high, because failures always happen in distributed systems.
"""


def scores(one: Review) -> dict[str, int]:
    return {d.id: d.levels.at(one.level) for d in one.dimensions}


def caps(one: Review) -> set[str]:
    return {cap.id for cap in one.caps}


def test_the_good_one_is_good(judged: Judged) -> None:
    found = judged(GOOD)
    assert found.score >= 80
    assert found.on_topic
    assert caps(found) == set()


@pytest.mark.parametrize(
    "text",
    ["", "idk", "TODO", "# Scope\n\n# Numbers\n\n# Design\n- \n", "lorem ipsum " * 80],
)  # fmt: skip
def test_nothing_is_worth_next_to_nothing(judged: Judged, text: str) -> None:
    found = judged(text)
    assert found.levels.mid <= 5
    assert "empty" in caps(found)


def test_a_list_of_keywords_moves_nothing(judged: Judged) -> None:
    assert judged(KEYWORDS).levels.mid <= 5
    for text in (KEYWORDS, "- " + KEYWORDS[10:].replace(", ", "\n- ")):
        assert scores(judged(GOOD + "\n" + text)) == scores(judged(GOOD))


def test_keywords_do_not_complete_what_is_half_said(judged: Judged) -> None:
    half = GOOD.replace("in one transaction", "at once")
    half = half.replace(" rather than Cassandra because", ":")
    assert scores(judged(half + "\n" + KEYWORDS)) == scores(judged(half))


def test_padding_moves_no_dimension(judged: Judged) -> None:
    plain, padded = scores(judged(GOOD)), scores(judged(GOOD + ESSAY))
    assert all(abs(plain[one] - padded[one]) <= 2 for one in plain)
    assert judged(ESSAY).score <= 5


def test_repeating_changes_nothing(judged: Judged) -> None:
    assert scores(judged(GOOD * 4)) == scores(judged(GOOD))


def test_paragraphs_in_another_order_change_nothing(judged: Judged) -> None:
    parts = GOOD.strip().split("\n\n")
    assert scores(judged("\n\n".join(reversed(parts)))) == scores(judged(GOOD))


def test_the_brief_and_the_reference_are_named_and_not_rewarded(
    judged: Judged, book: Book
) -> None:
    copied = f"{book.case.brief}\n\n{book.case.reference.clarify}"
    found = judged(copied)
    assert found.levels.mid <= 5
    assert "copied" in caps(found)


def test_another_problem_is_recognised(judged: Judged) -> None:
    found = judged(GOOD.replace("locker", "recipe").replace("courier", "cook")
                   .replace("parcel", "ingredient").replace("customer", "reader")
                   .replace("compartment", "meal"))  # fmt: skip
    assert (found.on_topic, found.looks_like) == (False, "recipes")
    assert found.levels.mid <= 20
    assert "other-problem" in caps(found)


def test_a_text_about_nothing_of_the_kind_looks_like_nothing(judged: Judged) -> None:
    found = judged("The river rises in spring when the snow melts in the hills. " * 6)
    assert (found.on_topic, found.looks_like) == (False, None)
    assert found.levels.mid <= 20


def test_a_neighbour_stays_below_its_own(books: dict[str, Book]) -> None:
    text = GOOD.replace("locker", "concert").replace("courier", "fan")
    text = text.replace("parcel", "seat").replace("customer", "fan")
    text = text.replace("drop", "hold").replace("compartment", "row")
    text = text.replace("pickup code", "paid booking").replace("collects", "books")
    one = review([Part(text)], books["lockers"])
    own = review([Part(text)], books["tickets"])
    assert (one.on_topic, one.looks_like) == (False, "tickets")
    held = held_below(one, own)
    for level in ("mid", "senior", "staff"):
        assert held.levels.at(level) <= 60
        assert held.levels.at(level) < own.levels.at(level)


def test_no_numbers_silence_the_estimation(judged: Judged) -> None:
    text = GOOD.replace("20M drops a day / 86400 = about 230", "Many")
    found = judged(text)
    assert scores(found)["estimation"] == 0
    assert found.levels.mid <= 60
    assert "no-numbers" in caps(found)


def test_no_flow_from_end_to_end_is_capped(judged: Judged) -> None:
    without = "\n\n".join(p for p in GOOD.split("\n\n") if "calls" not in p)
    found = judged(without)
    assert "no-flow" in caps(found)
    assert found.levels.mid <= 40


def test_deleting_a_part_lowers_it_and_only_what_was_quoted_there(
    judged: Judged,
) -> None:
    before = judged(GOOD)
    for word, dimension in (("20M", "estimation"), ("rather", "trade-offs"),
                            ("dies", "failure")):  # fmt: skip
        deleted = next(p for p in GOOD.split("\n\n") if word in p)
        after = judged(GOOD.replace(deleted, ""))
        assert scores(after)[dimension] < scores(before)[dimension]
        for _, verdict in after.verdicts():
            old = before.verdict(verdict.criterion)
            assert old is not None
            if verdict.credit < old.credit:
                assert any(one.quote in deleted for one in old.evidence)
