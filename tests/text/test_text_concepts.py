"""Concepts in prose: forms that count, forms that do not, and where they stand."""

import pytest

from coach.domain.concept import Concept
from coach.text.concepts import Mention, find
from coach.text.lexicon import lexicon
from coach.text.pieces import pieces


def concept(its_id: str, **fields: object) -> Concept:
    given = {
        "id": its_id,
        "name": its_id.replace("-", " "),
        "definition": "Something.",
        "match": "x",
        "near_miss": "y",
    }
    return Concept.model_validate({**given, **fields})


FOUND = lexicon(
    [
        concept(
            "fan-out-on-write",
            aliases=["push model"],
            together=["push|insert|copy follower home_timeline|timeline|feed"],
        ),
        concept("cdn", name="content delivery network", abbreviations=["CDN"]),
        concept("sharding", aliases=["shard"]),
        concept("consistent-hashing"),
        concept("idempotency-key", aliases=["idempotency", "idempotent"]),
        concept("load-balancer"),
        concept("load-shedding", aliases=["shredding the load"]),
        concept("single-point-of-failure", aliases=["SPOF"], harm=True),
    ]
)


def named(text: str) -> list[str]:
    return [mention.concept for mention in find(text, FOUND)]


@pytest.mark.parametrize(
    ("text", "its_id"),
    [
        ("Fan-out on write for most authors.", "fan-out-on-write"),
        ("we do fanout on writes", "fan-out-on-write"),
        ("FAN OUT ON WRITE", "fan-out-on-write"),
        ("the **push** models of old", "fan-out-on-write"),
        (
            "each tweet is pushed into the timelines of his followers",
            "fan-out-on-write",
        ),
        ("Images come from the CDN.", "cdn"),
        ("two CDNs", "cdn"),
        ("a content delivery networks", "cdn"),
        ("loadbalancer in front", "load-balancer"),
        ("a LoadBalancer node", "load-balancer"),
        ("load_balancers", "load-balancer"),
        ("consistant hashing", "consistent-hashing"),
        ("we use idempotncy keys", "idempotency-key"),
        ("sharded by user", "sharding"),
        ("load shedding first", "load-shedding"),  # one slip from another right word
    ],
)
def test_a_form_that_counts(text: str, its_id: str) -> None:
    assert its_id in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "photo sharing is the point",
        "the code name is cdnify",
        "a cdn of thoughts",  # letters count as they are written
        "the load. Balancer comes later",
        "we push the release on Friday",
        "",
        "???",
    ],
)
def test_a_form_that_does_not_count(text: str) -> None:
    assert named(text) == []


def test_words_far_apart_do_not_stand_together() -> None:
    far = "push " + "word " * 14 + "follower timeline"
    assert named(far) == []


def test_a_mention_says_where_it_stands() -> None:
    text = "So: a push model, here."
    assert find(text, FOUND) == (Mention(6, 16, "fan-out-on-write", "phrase", False),)
    assert text[6:16] == "push model"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("we will not need sharding", True),
        ("no sharding at this size", True),
        ("we don't shard", True),
        ("without sharding", True),
        ("sharding is overkill", True),
        ("sharding is not needed", True),
        ("a replica instead of sharding", True),
        ("one node can't take it, so we shard", False),
        ("not only sharding but replicas", False),
        ("sharding by user", False),
        ("we shard because one node is not enough", False),
    ],
)
def test_turning_a_concept_down_is_seen(text: str, negated: bool) -> None:
    assert [m.negated for m in find(text, FOUND)] == [negated]


def test_a_harm_avoided_is_spoken_of() -> None:
    (mention,) = find("there is no single point of failure", FOUND)
    assert not mention.negated


def test_the_longer_phrase_of_a_concept_counts_once() -> None:
    assert named("an idempotency key") == ["idempotency-key"]


def test_a_unit_is_parted_from_its_figure() -> None:
    written = "200ms 600GB/day p99 S3 10x"
    assert [piece.word for piece in pieces(written)] == [
        "200", "ms", "600", "gb", "day", "p99", "s3", "10x",
    ]  # fmt: skip
