"""What meets a criterion of each kind, what goes half way, and what does not."""

from collections.abc import Callable

import pytest

from coach.domain.verdict import Review, Verdict

Judged = Callable[..., Review]


def verdict(judged: Judged, text: str, criterion: str) -> Verdict:
    found = judged(text).verdict(criterion)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("Out of scope today: locker payments and returns.", "left-out"),
        ("Behind the load balancer each locker has its own connection.", "parts"),
        ("The customer gets a pickup code that opens one compartment.", "codes"),
        ("20M drops a day / 86400 = about 230 writes a second.", "rate"),
        ("We get 230 writes a second, so one primary is enough.", "rate-decides"),
        ("Drops go into Kafka, and the courier does not wait for the rest.", "behind"),
        ("We shard by locker, so its compartments are on one shard.", "cells-sharded"),
        (
            "I use Postgres rather than Cassandra because a compartment must be "
            "taken in one transaction.",
            "store",
        ),
        (
            "Postgres holds the lockers. Cassandra would be the other way, but it is "
            "more expensive for 230 writes.",
            "store",
        ),
        ("Postgres over Cassandra: 230 writes/s of drops are few.", "store"),
        (
            "For lockers I prefer Postgres to Cassandra, as a drop is one transaction.",
            "store",
        ),
        ("20M drops / 86400 = 230 writes a second -> keep one primary", "rate-decides"),
        ("Two hundred writes a second, so one primary holds them.", "rate-decides"),
        ("If Redis dies, lockers read from the replica at a limit.", "cache-dies"),
        ("What if the cache dies? Lockers fall back to the replica.", "cache-dies"),
        ("First I ask who collects parcels, then I draw the locker.", "plan"),
        ("locker(id PK, city, cells), primary key is locker id", "model"),
    ],
)  # fmt: skip
def test_met(judged: Judged, text: str, criterion: str) -> None:
    found = verdict(judged, text, criterion)
    assert (found.status, found.credit) == ("met", 1.0), found.why
    assert found.evidence
    assert all(one.quote in text for one in found.evidence)


@pytest.mark.parametrize(
    ("text", "criterion", "why"),
    [
        (
            "We get 230 writes a second at the lockers.",
            "rate",
            "not how it comes about",
        ),
        ("All lockers of a city get many writes a second.", "rate", "without a figure"),
        (
            "20M drops arrive -> 230 writes a second at the lockers",
            "rate-decides",
            "nothing that follows",
        ),
        ("20M drops a day / 86400 = 5,000 writes a second.", "rate", "off"),
        ("The lockers have 230 writes a second.", "rate-decides", "follows from it"),
        ("We store all lockers in Postgres.", "store", "alternative"),
        ("We store lockers in Postgres because it is simple.", "store", "weighed"),
        ("The locker's cache is sometimes down.", "cache-dies", "not what is done"),
        ("We keep 40 lockers in the cache of each city.", "cache-dies", "breaks"),
        ("The compartment of a locker has a door.", "cells-sharded", "sharding"),
    ],
)
def test_half_way(judged: Judged, text: str, criterion: str, why: str) -> None:
    found = verdict(judged, text, criterion)
    assert (found.status, found.credit) == ("partly", 0.4), found.why
    assert why in found.why


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("## Queue", "behind"),
        ("- Queue", "behind"),
        ("Technologies: Kafka, Redis, Cassandra, Postgres, sharding", "behind"),
        ("We use Kafka, Redis, Cassandra, Postgres and sharding.", "behind"),
        ("Kafka", "behind"),
        ("A queue is a technique that improves the performance of systems.", "behind"),
        ("In a queue based system a locker's producer sends messages.", "behind"),
        ("There are several kinds of queues, such as Kafka and SQS.", "behind"),
        ("We will have to think about a queue for lockers.", "behind"),
        ("We also need a queue for lockers somewhere.", "behind"),
        ("```mermaid\nflowchart LR\n a[App] --> q[Queue]\n q --> c[(Cache)]\n```",
         "cache-dies"),
    ],
)  # fmt: skip
def test_only_named(judged: Judged, text: str, criterion: str) -> None:
    found = verdict(judged, text, criterion)
    assert (found.status, found.credit) == ("partly", 0.0), found.why


@pytest.mark.parametrize(
    ("text", "criterion", "why"),
    [
        ("The locker opens by itself.", "behind", "nothing in the answer"),
        ("How do we put the drops of a locker into a queue?", "behind", "question"),
        ("For the lockers we will not need a queue.", "behind", "turned down"),
        ("> The interviewer said the locker has a queue behind it.", "behind", "words"),
        ("Interviewer: and the locker writes into a queue?", "behind", "words"),
    ],
)
def test_no_evidence(judged: Judged, text: str, criterion: str, why: str) -> None:
    found = verdict(judged, text, criterion)
    assert (found.status, found.credit, found.evidence) == ("missed", 0.0, ())
    assert why in found.why


def test_parts_far_from_each_other_go_half_way(judged: Judged) -> None:
    text = "We shard by locker id in each city.\n\nEach compartment has a small door."
    found = verdict(judged, text, "cells-sharded")
    assert (found.status, found.credit) == ("partly", 0.4)
    assert [one.line for one in found.evidence] == [1, 3]


def test_neighbouring_sentences_count_together_and_are_both_quoted(
    judged: Judged,
) -> None:
    text = "Each locker has forty compartments. We shard by locker id."
    found = verdict(judged, text, "cells-sharded")
    assert found.status == "met"
    assert [one.quote for one in found.evidence] == [
        "Each locker has forty compartments.",
        "We shard by locker id.",
    ]


def test_a_drawing_speaks_for_architecture(judged: Judged) -> None:
    text = (
        "```mermaid\nflowchart LR\n app[Locker app] --> lb[Load balancer]\n"
        " lb --> q[Queue]\n```"
    )
    assert verdict(judged, text, "behind").status == "met"
    assert verdict(judged, text, "behind").evidence[0].line in (3, 4)


def test_a_drawing_in_characters_speaks_for_architecture(judged: Judged) -> None:
    boxes = "+-----+     +-------+"
    text = f"```\n{boxes}\n| app |---->| queue |---> db\n{boxes}\n```"
    found = verdict(judged, text, "behind")
    assert found.status == "met"
    assert found.evidence[0].quote == "app |---->| queue |---> db"


def test_a_row_of_a_table_is_read_with_its_head(judged: Judged) -> None:
    text = (
        "| what dies | we do |\n|---|---|\n| the cache of a locker | read the table |"
    )
    assert verdict(judged, text, "cache-dies").status == "met"


def test_a_heading_lends_its_subject_to_the_next_lines(judged: Judged) -> None:
    text = "### Queue\n\nA courier's drop is written there and acknowledged in 50 ms."
    assert verdict(judged, text, "behind").status == "met"


def test_fewer_words_keep_their_verdict(judged: Judged) -> None:
    long = (
        "Well, if I think about what would happen if Redis dies, then I would say that "
        "the lockers would read from the replica at a limit."
    )
    short = "Redis dies: lockers read from the replica, limited."
    for text in (long, short):
        assert verdict(judged, text, "cache-dies").status == "met"


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        # A reply knows what the interviewer's question breaks.
        ("I: And if it crashes?\nMe: The replica serves the cache.", "cache-dies"),
        # So does a bullet below a lead, and a row below a head.
        ("Breaks:\n- cache of lockers: read from the replica", "cache-dies"),
        (
            "| gone | then |\n|---|---|\n| locker cache | read the replica |",
            "cache-dies",
        ),
        # A sum may be spoken over two sentences.
        (
            "Lockers take 20M drops a day. Divided by 86400 is 230 writes a second.",
            "rate",
        ),
        ("Shard cells by locker.", "cells-sharded"),
    ],
)  # fmt: skip
def test_met_with_what_stands_around(judged: Judged, text: str, criterion: str) -> None:
    found = verdict(judged, text, criterion)
    assert found.status == "met", found.why


def test_avoiding_something_is_no_alternative(judged: Judged) -> None:
    text = "So that two couriers don't take one locker, I use Postgres for its locks."
    assert verdict(judged, text, "store").status != "met"
