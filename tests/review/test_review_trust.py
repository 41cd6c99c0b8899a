"""What a verdict must not rest on: wrong sums, weaker sentences, other voices."""

from collections.abc import Callable

import pytest

from coach.domain.verdict import Review, Verdict
from coach.review.products import slips, unknown

Judged = Callable[..., Review]


def verdict(judged: Judged, text: str, criterion: str) -> Verdict:
    found = judged(text).verdict(criterion)
    assert found is not None
    return found


WRONG_SUMS = [
    ("1 million users * 10 drops = 10 million drops a second", "per second of what"),
    ("60M customers x 3 drops = 180M drops per sec", "per second of what"),
    ("Storage: 500M drops * 300 bytes = 150 MB per second at the lockers", ""),
]


@pytest.mark.parametrize(("text", "why"), WRONG_SUMS)
def test_a_wrong_sum_is_half_way_and_says_so(
    judged: Judged, text: str, why: str
) -> None:
    for criterion in ("rate", "size"):
        found = verdict(judged, f"{text}, so writes a second, storage.", criterion)
        assert found.status == "partly", found
        assert "arithmetic is off" in found.why
        assert why in found.why
    assert any(one.status != "ok" for one in judged(text).numbers)


def test_a_wrong_sum_decides_nothing(judged: Judged) -> None:
    text = "20M drops a day / 86400 = 5,000 writes a second, so one primary is enough."
    found = verdict(judged, text, "rate-decides")
    assert found.status == "partly"
    assert "off" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "100M users → 100M GB / day = 100 TB",
        "500M drops * 300 bytes = 150 MB",
        "2B photos × 1 MB = 2 TB",
    ],
)
def test_a_lost_prefix_is_seen(text: str) -> None:
    assert ["prefix" in one.why for one in slips(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "200M users x 2 drops = 400M drops a day",
        "300k drivers / 4 s = 75k per second",
        "20 nodes * 10k = 200k per second",
        "2.3k×150 ≈ 350k/s",
        "500M drops × 300 B = 150 GB/day",
        "200M photos × 2 MB = 400 TB/day = 146 PB a year",
        "50M users x 1 drop = 50M/day, 580/s",
    ],
)
def test_a_right_product_is_no_slip(text: str) -> None:
    assert list(slips(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "3 lakh online, every 5 sec update = 60k",
        "/24 = ~17M streams",
        "70% online × 1.3 devices ≈ 9M",
        "every 5 s = 140k/s",
        "150 mln authors × 50 × 8 B = 60 GB",
    ],
)
def test_a_sum_with_an_operand_elsewhere_is_unknown(text: str) -> None:
    assert unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        "100M users * 1 KB = 100 TB",
        "20M drops a day / 86400 = 5,000 writes a second",
        "30M drops/day = 3,000/s",
    ],
)
def test_a_wrong_sum_is_known_to_be_wrong(text: str) -> None:
    assert not unknown(text)


def test_an_operand_elsewhere_does_not_punish(judged: Judged) -> None:
    text = "At a locker's peak, 70% online × 1.3 devices ≈ 9M writes a second."
    assert verdict(judged, text, "rate").status == "met"
    assert judged(text).numbers == ()


@pytest.mark.parametrize(
    ("weak", "strong", "criterion"),
    [
        (
            "Behind the load balancer each locker has its own connection.",
            "A locker's reads meet the load balancer, then the cache of its city.",
            "parts",
        ),
    ],
)
def test_the_most_telling_sentence_is_quoted(
    judged: Judged, weak: str, strong: str, criterion: str
) -> None:
    for text in (f"{weak}\n\n{strong}", f"{strong}\n\n{weak}"):
        quotes = [one.quote for one in verdict(judged, text, criterion).evidence]
        assert quotes == [strong]


def test_a_phrase_is_quoted_before_a_subject_lent_by_a_heading(judged: Judged) -> None:
    lent = "A courier's drop is written there and acknowledged in 50 ms."
    named = "Each drop goes into Kafka and the courier does not wait for it."
    found = verdict(judged, f"### Queue\n\n{lent}\n\n{named}", "behind")
    assert [one.quote for one in found.evidence] == [named]


def test_of_equals_the_earliest_is_quoted(judged: Judged) -> None:
    first = "Each drop goes into Kafka and the courier does not wait."
    later = "Each pickup goes into Kafka and the customer does not wait."
    found = verdict(judged, f"{first}\n\n{later}", "behind")
    assert [one.quote for one in found.evidence] == [first]


OTHER_VOICES = [
    "C: I begin with the locker.\nI: So each drop goes into Kafka and waits there?",
    "I: Each drop goes into Kafka and waits for the courier.\nMe: Yes, that is it.",
    "Q: Each drop goes into Kafka and waits there.\nA: Yes, for the courier.",
    "**Interviewer**\n\nEach drop goes into Kafka and waits for the courier.\n\n"
    "**Me**\n\nYes, that is how the locker works.",
    "**Interviewer:**\nEach drop goes into Kafka and waits there.\n\n**Me:**\nYes.",
    "[00:12] Interviewer: each drop goes into Kafka and waits there.\n"
    "[00:20] Me: yes, for the courier.",
]


@pytest.mark.parametrize("text", OTHER_VOICES)
def test_what_the_other_says_is_no_evidence(judged: Judged, text: str) -> None:
    found = verdict(judged, text, "behind")
    assert (found.status, found.evidence) == ("missed", ()), found


@pytest.mark.parametrize(
    "label",
    ["Me: ", "**Me:** ", "C: ", "Candidate: ", "**Me**\n", "A: ", "[00:20] Me: "],
)
def test_the_label_of_the_speaker_is_cut_off_the_quote(
    judged: Judged, label: str
) -> None:
    said = "Each drop goes into Kafka and the courier does not wait."
    text = f"Interviewer: And the locker?\n{label}{said}"
    found = verdict(judged, text, "behind")
    assert [one.quote for one in found.evidence] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "I pick this for each locker: drops go into Kafka, and the courier goes on.",
        "A: drops go into Kafka, and the courier of a locker goes on.\nB: they wait.",
    ],
)
def test_what_is_no_label_stays_in_the_quote(judged: Judged, text: str) -> None:
    found = verdict(judged, text, "behind")
    assert found.status == "met"
    assert found.evidence[0].quote == text.split("\n")[0]


BORROWED = [
    (
        "We keep lockers in Postgres because it is simple. The courier gets a van "
        "instead of a bike.",
        "store",
    ),
    ("Lockers live in Postgres, and Cassandra is not down, so it is simple.", "store"),
    ("Postgres fails over to a Cassandra copy of a locker, which is slower.", "store"),
    ("The lockers are in Postgres, the codes in Cassandra too.", "store"),
    ("So the writes a second go to 40 lockers of each city.", "rate-decides"),
    (
        "The courier's van breaks down on the road. Lockers read through the cache "
        "and fall back to the replica.",
        "cache-dies",
    ),
]


@pytest.mark.parametrize(("text", "criterion"), BORROWED)
def test_nothing_is_borrowed_from_another_subject(
    judged: Judged, text: str, criterion: str
) -> None:
    assert verdict(judged, text, criterion).status == "partly"


OWNED = [
    (
        "We keep lockers in Postgres, not in Cassandra, because joins are cheap.",
        "store",
    ),
    ("Lockers are in Postgres. Instead of it Cassandra would be slower.", "store"),
    ("We keep lockers in Postgres. But it costs more than a file instead.", "store"),
    ("The lockers' cache dies at noon. Reads fall back to the replica.", "cache-dies"),
    ("Lockers get 230 writes a second. So one primary is enough.", "rate-decides"),
    ("Postgres over Cassandra, I chose it: two-row writes are simple.", "store"),
]


@pytest.mark.parametrize(("text", "criterion"), OWNED)
def test_what_goes_on_with_the_subject_counts(
    judged: Judged, text: str, criterion: str
) -> None:
    found = verdict(judged, text, criterion)
    assert found.status == "met", found
