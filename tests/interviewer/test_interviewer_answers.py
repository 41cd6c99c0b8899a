"""The interviewer tells the right fact, or none."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.domain.case import Case
from coach.interviewer import Interviewer, Reply, answer
from coach.interviewer.answers import AGAIN, NO_FACT, ONE_AT_A_TIME, SOLUTION
from coach.library.load import load_case

HERE = Path(__file__).parent
CASE = HERE.parents[1] / "content" / "cases" / "twitter.yaml"
BLIND = HERE / "blind_questions.yaml"
NO_FACT_KEYS = ("none", "known-slips")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def twitter() -> Case:
    loaded = load_case(CASE.name, CASE.read_bytes()).record
    assert loaded is not None
    return loaded


def small(*facts: dict[str, Any]) -> Case:
    text = dict.fromkeys(("clarify", "architecture", "deep-dive", "refinement"), "x")
    return Case.model_validate(
        {
            "schema": 1,
            "id": "small",
            "title": "Small",
            "archetype": "feed",
            "brief": "Design something.",
            "facts": list(facts),
            "reference": text,
        }
    )


def tally(
    case: Case, pairs: list[tuple[str, str | None]], *, name: bool = True
) -> Counter[str]:
    """Count the outcomes; by name, say each that is not as wished."""
    counts: Counter[str] = Counter()
    interviewer = Interviewer(case)
    for question, wanted in pairs:
        told = interviewer.answer(question).fact
        if wanted is None:
            outcome = "rightly none" if told is None else "wrong"
        elif told is None:
            outcome = "missed"
        else:
            outcome = "found" if told == wanted else "wrong"
        counts[outcome] += 1
        if name and outcome in ("wrong", "missed"):
            say(f"{outcome}: {question!r} wants {wanted}, got {told}")
    say(str(dict(counts)))
    return counts


def say(text: str) -> None:
    """Report; pytest shows it with -s and where a test fails."""
    sys.stdout.write(f"{text}\n")


def test_each_phrasing_of_the_case_gets_its_own_fact(twitter: Case) -> None:
    for fact in twitter.facts:
        for ask in fact.asks:
            assert answer(twitter, ask) == Reply(fact.id, fact.answer, "fact"), ask


def test_own_questions_get_their_fact_and_never_another(twitter: Case) -> None:
    own = read(HERE / "own_questions.yaml")
    pairs = [
        (question, fact)
        for fact, questions in own.items()
        for question in questions
        if fact not in NO_FACT_KEYS
    ]
    assert {fact for _, fact in pairs} == {fact.id for fact in twitter.facts}
    counts = tally(twitter, pairs)
    assert counts["wrong"] == 0
    assert counts["found"] / len(pairs) >= 0.85


def test_own_questions_without_a_fact_get_none(twitter: Case) -> None:
    own = read(HERE / "own_questions.yaml")
    counts = tally(twitter, [(question, None) for question in own["none"]])
    assert counts["wrong"] == 0
    assert counts["rightly none"] >= 60


def test_known_slips_do_not_grow(twitter: Case) -> None:
    own = read(HERE / "own_questions.yaml")
    assert len(own["known-slips"]) <= 4
    assert not set(own["known-slips"]) & set(own["none"])


@pytest.mark.skipif(not BLIND.exists(), reason="no blind set beside this test")
@pytest.mark.parametrize("part", ["all", "held out"])
def test_blind_questions_are_hardly_ever_answered_wrongly(
    twitter: Case, part: str
) -> None:
    # Nobody tunes on the entries with an odd index, so none of them is named here.
    entries = read(BLIND)[1::2] if part == "held out" else read(BLIND)
    pairs = [(entry["question"], entry["fact"]) for entry in entries]
    counts = tally(twitter, pairs, name=False)
    asked = sum(fact is not None for _, fact in pairs)
    say(f"{part}: found {counts['found'] / asked:.0%} of what was there to find")
    assert counts["wrong"] / len(pairs) <= 0.03
    if part == "all":
        assert counts["found"] / asked >= 0.70


@pytest.mark.parametrize(
    "question",
    [
        "should I use Kafka?",
        "is a cache OK here?",
        "can I shard by user?",
        "do you want me to use push or pull?",
        "How do I handle celebrities with millions of followers?",
        "1 million tweets a day it is. Can I keep them in PostgreSQL?",
    ],
)
def test_a_question_about_the_solution_is_the_persons_call(
    twitter: Case, question: str
) -> None:
    assert answer(twitter, question) == Reply(None, SOLUTION, "your-call")


def test_what_the_case_does_not_know_is_the_persons_call(twitter: Case) -> None:
    reply = answer(twitter, "what is the budget of the team?")
    assert reply == Reply(None, NO_FACT, "your-call")
    assert "Your call: state an assumption" in reply.answer


@pytest.mark.parametrize(
    "question", ["", "   ", "???", "asdf qwer", "why?", "🙂", "\x1b["]
)
def test_nothing_that_can_be_read_is_asked_for_again(
    twitter: Case, question: str
) -> None:
    assert answer(twitter, question) == Reply(None, AGAIN, "unclear")


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How many users do we have?", "users"),
        ("How many users do we have every day?", "daily-users"),
        ("How many users at the same time?", "concurrent-users"),
        ("How many tweets every day?", "tweets-per-day"),
        ("How many timeline reads every day?", "reads-per-user"),
        ("How quickly must the feed load?", "latency"),
        (
            "How quickly must a new tweet show up in the feeds of followers?",
            "feed-freshness",
        ),
        ("How many accounts can I follow?", "follow-limit"),
        ("How many followers can I have?", "followers-max"),
        ("How many followers on average?", "followers-average"),
        ("How long can a tweet be?", "tweet-size"),
        ("Can I delete a tweet?", "delete"),
        ("Can I edit a tweet?", "edit"),
        ("What availability do you want?", "availability"),
        ("What consistency do you want?", "consistency"),
    ],
)
def test_near_pairs_are_told_apart(twitter: Case, question: str, fact: str) -> None:
    assert answer(twitter, question).fact == fact


def test_a_slip_of_the_finger_in_a_long_word_is_forgiven(twitter: Case) -> None:
    reply = answer(twitter, "what is the maximum number of folowers an acount can have")
    assert reply.fact == "followers-max"


def test_two_questions_at_once_get_one_answer_and_a_word(twitter: Case) -> None:
    reply = answer(twitter, "how many users and what latency?")
    assert reply.fact in ("users", "latency")
    assert reply.answer.endswith(ONE_AT_A_TIME)


def test_talk_around_the_question_does_not_hide_it(twitter: Case) -> None:
    reply = answer(
        twitter,
        "Okay, thanks. Before I draw anything: how many people use it every day?",
    )
    assert reply.fact == "daily-users"


def test_a_fact_said_alike_for_two_things_is_not_guessed_at() -> None:
    case = small(
        {"id": "red", "asks": ["how many red boats are there"], "answer": "1"},
        {"id": "blue", "asks": ["how many blue boats are there"], "answer": "2"},
    )
    assert answer(case, "how many boats are there").fact is None
    assert answer(case, "how many blue boats").fact == "blue"


def test_a_case_without_facts_leaves_everything_to_the_person() -> None:
    assert answer(small(), "how many users?").kind == "your-call"


def test_only_the_beginning_of_a_very_long_text_is_read(twitter: Case) -> None:
    assert answer(twitter, "blah " * 300 + "how many users?").fact is None


def test_the_same_question_always_gets_the_same_answer(twitter: Case) -> None:
    questions = ["how many people?", "latency?", "is it real time", "can I cache"]
    first = [answer(twitter, question) for question in questions]
    assert first == [answer(twitter, question) for question in questions]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("do we need media", "media"),
        ("media?", "media"),
        ("what about retention", "retention"),
        ("retention", "retention"),
        ("how fast", "latency"),
        ("how fast should it be?", "latency"),
        ("spam?", "moderation"),
        ("users?", "users"),
    ],
)
def test_a_plain_short_question_is_enough(
    twitter: Case, question: str, fact: str
) -> None:
    assert answer(twitter, question).fact == fact


@pytest.mark.parametrize(
    "question",
    ["how much storage", "storage?", "budget?", "cost?", "security?", "logging?"],
)
def test_a_topic_the_case_is_silent_on_is_the_persons_call(
    twitter: Case, question: str
) -> None:
    assert answer(twitter, question) == Reply(None, NO_FACT, "your-call")


def test_the_name_of_a_fact_is_enough_only_where_no_other_speaks_of_it() -> None:
    asks = ["how long does the red paint stay", "is it of red", "paint or colour"]
    case = small(
        {"id": "paint", "asks": [*asks, "does it come in a red tin"], "answer": "1"},
        {"id": "tin", "asks": ["how heavy is the box", "tin weight"], "answer": "2"},
    )
    assert answer(case, "do we need paint").fact == "paint"
    assert answer(case, "do we need a tin").fact is None


def test_no_answer_tells_the_number_of_another_fact(twitter: Case) -> None:
    told: dict[str, str] = {}
    for fact in twitter.facts:
        for number in set(
            re.findall(r"\d[\d,.]* (?:million|KB|accounts|entries)", fact.answer)
        ):
            assert told.setdefault(number, fact.id) == fact.id, number


@pytest.mark.parametrize(
    "question", ["do we need search, trends, DMs?", "ads, trends or search"]
)
def test_a_list_is_heard_item_by_item(twitter: Case, question: str) -> None:
    reply = answer(twitter, question)
    assert reply.fact is not None
    assert reply.answer.endswith(ONE_AT_A_TIME)


def test_a_comma_within_one_question_makes_no_list(twitter: Case) -> None:
    asked = "after someone tweets, how long until it shows up in the feeds of followers"
    assert answer(twitter, asked).fact == "feed-freshness"
