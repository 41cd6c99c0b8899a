"""Words and stems, on what engineers type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.words import STOP_WORDS, stem, stems, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What's the p99?", ("what", "the", "p99")),
        ("24/7 read/write", ("24/7", "read/write")),
        ("100M users", ("100", "m", "users")),
        ("1,000,000 tweets", ("1000000", "tweets")),
        ("99.9% of 280chars", ("99.9%", "of", "280", "chars")),
        ("real-time", ("real", "time")),
        ("don\u2019t, DON'T", ("dont", "dont")),
        ("tweet_id author_id", ("tweet_id", "author_id")),
        ("a[i] [TODO] [/", ("a", "i", "todo")),
        ("Größe CAFÉ", ("grösse", "café")),
        ("\uff24\uff21\uff35", ("dau",)),  # full-width letters
        ("", ()),
        ("?! …", ()),
    ],
)
def test_tokens(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    "family",
    [
        "cache caches cached caching",
        "post posts posted posting",
        "query queries",
        "reply replies replied replying",
        "shard shards sharded sharding",
        "drop drops dropped dropping",
        "size sizes sized sizing",
        "use uses used using",
        "match matches matched matching",
        "latency latencies",
        "index indexes indices",
        "quick quickly",
        "day daily days",
        "see seeing seen",
    ],
)
def test_a_family_has_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "word",
    "redis postgres kubernetes status access https dns string thing feed need p99 "
    "24/7 read/write qps 1000 family_s series".split(),
)
def test_words_that_only_look_inflected_stay(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("user", "use"),
        ("follower", "follow"),
        ("post", "postgres"),
        ("read", "ready"),
        ("string", "stream"),
        ("author", "auth"),
    ],
)
def test_different_things_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stems_keep_the_order_and_the_stop_words() -> None:
    assert stems("How many users posted?") == ("how", "many", "user", "post")


def test_stop_words_hold_no_subject() -> None:
    subjects = {"user", "users", "tweet", "read", "write", "latency", "day", "second"}
    assert not STOP_WORDS & subjects


@given(st.text(max_size=200))
def test_any_text_gives_plain_words(text: str) -> None:
    for word in tokens(text):
        assert word
        assert not any(letter.isspace() or letter == "\x1b" for letter in word)
        assert stem(word)


def test_a_long_run_of_one_kind_is_read_at_once() -> None:
    for piece in ("a", "a/", "1", "1,", "1/", "'", "%"):
        assert len(tokens(piece * 50_000)) <= 50_000
