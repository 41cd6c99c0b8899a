"""Short lines of notes, lists that are the substance, words for what breaks."""

from collections.abc import Callable

import pytest

from coach.domain.verdict import Review, Verdict

Judged = Callable[..., Review]

ABOUT_LOCKERS = """Couriers arrive at the locker with 30 parcels in the van.

For each parcel the locker picks the smallest free compartment of 40.

A customer types 6 digits, and the door of the compartment opens.

Uncollected parcels leave the locker on day 3 with the courier.

My lockers talk to us over a phone line, 1 message in 5 s.

Per city we count on 200 lockers and 8,000 compartments.

When a courier scans a parcel the locker shows which door, in 2 s.
"""


def verdict(judged: Judged, text: str, criterion: str) -> Verdict:
    found = judged(text).verdict(criterion)
    assert found is not None
    return found


NOTES = [
    ("Events in Kafka with one log behind it.", "behind"),
    ("retries: new event in same queue w/ ref to the first", "behind"),
    ("Done: (event_id, hour) in kafka → retry-safe", "behind"),
    ("POST /v1/events puts it into the queue for later", "behind"),
]


@pytest.mark.parametrize(("line", "criterion"), NOTES)
def test_a_specific_note_counts_where_the_answer_is_on_topic(
    judged: Judged, line: str, criterion: str
) -> None:
    assert verdict(judged, line, criterion).status != "met"
    found = verdict(judged, f"{ABOUT_LOCKERS}\n{line}\n", criterion)
    assert found.status == "met", found
    assert line.startswith(found.evidence[0].quote)


@pytest.mark.parametrize(
    "line",
    [
        "A queue decouples producers from consumers and makes everything scale well.",
        "Message queues help teams to absorb growth when demand rises.",
    ],
)
def test_advice_stays_loose_in_any_answer(judged: Judged, line: str) -> None:
    found = verdict(judged, f"{ABOUT_LOCKERS}\n{line}\n", "behind")
    assert found.credit == 0.0


LISTS = [
    ("Out of scope — pool, rating, chat.", "left-out"),
    ("Left out: payments, returns, ads, chat", "left-out"),
]


@pytest.mark.parametrize(("line", "criterion"), LISTS)
def test_a_list_of_what_is_left_out_is_the_substance(
    judged: Judged, line: str, criterion: str
) -> None:
    found = verdict(judged, f"{line}\n\n{ABOUT_LOCKERS}", criterion)
    assert found.status == "met", found


def test_a_list_of_states_is_the_substance(judged: Judged) -> None:
    line = "Cell states: FREE, HELD, FULL, OPENED, CANCELLED"
    assert verdict(judged, f"{line}\n\n{ABOUT_LOCKERS}", "model").status == "met"


BROKEN = [
    "When the cache of a locker is gone, reads fall back to the replica.",
    "The locker's redis is on fire: reads switch to the replica.",
    "| part | then |\n|---|---|\n| the cache of a locker is dark | ask the table |",
    "Breaks:\n- the locker's cache: reads switch to the replica",
]


@pytest.mark.parametrize("text", BROKEN)
def test_what_breaks_is_heard_in_other_words(judged: Judged, text: str) -> None:
    found = verdict(judged, text, "cache-dies")
    assert found.status == "met", found


def test_a_met_statement_names_what_is_spoken_of(judged: Judged) -> None:
    text = "Each drop goes into Kafka and the courier of a locker does not wait."
    assert verdict(judged, text, "behind").why.endswith("said about it: queue")


def test_what_is_not_spoken_of_is_said_shortly(judged: Judged) -> None:
    why = verdict(judged, ABOUT_LOCKERS, "parts").why
    assert why == "nothing in the answer speaks of cache or load balancer"
