"""Where the parts of a story stand, in every form in which people name them."""

import pytest

from coach.domain.story import HABIT, STAR
from coach.stories import compose, count_parts, find_parts, measure


def words_of(text: str, *, habit: bool = False) -> dict[str, str]:
    """Return the words of each part, white space evened out."""
    out: dict[str, str] = {}
    for span in find_parts(text, habit=habit).spans:
        told = " ".join(text[span.start : span.end].split())
        out[span.part] = f"{out.get(span.part, '')} {told}".strip()
    return out


FOUR = {
    "situation": "It broke.",
    "task": "I had to mend it.",
    "action": "I mended it.",
    "result": "It held.",
}


@pytest.mark.parametrize(
    "text",
    [
        "## Situation\nIt broke.\n## Task\nI had to mend it.\n"
        "## Action\nI mended it.\n## Result\nIt held.\n",
        "**Situation:** It broke.\n\n**Task:** I had to mend it.\n\n"
        "**Action:** I mended it.\n\n**Result:** It held.",
        "**Situation**\n\nIt broke.\n\n**Task**\n\nI had to mend it.\n\n"
        "**Action**\n\nI mended it.\n\n**Result**\n\nIt held.",
        "**Situation** – It broke.\n**Task** – I had to mend it.\n"
        "**Action** – I mended it.\n**Result** – It held.",
        "S: It broke.\nT: I had to mend it.\nA: I mended it.\nR: It held.",
        "S - It broke.\nT - I had to mend it.\nA - I mended it.\nR - It held.",
        "(S) It broke.\n(T) I had to mend it.\n(A) I mended it.\n(R) It held.",
        "1. Situation: It broke.\n2. Task: I had to mend it.\n"
        "3. Action: I mended it.\n4. Result: It held.",
        "- *Situation*: It broke.\n- *Task*: I had to mend it.\n"
        "- *Action*: I mended it.\n- *Result*: It held.",
        "Situation: It broke. Task: I had to mend it. Action: I mended it. "
        "Result: It held.",
        "Context: It broke.\nMy role: I had to mend it.\nWhat I did: I mended it.\n"
        "Outcome: It held.",
        "Background\nIt broke.\n\nGoal\nI had to mend it.\n\nApproach\nI mended it.\n\n"
        "Impact\nIt held.",
        "Situation\n---------\nIt broke.\n\nTask\n----\nI had to mend it.\n\n"
        "Action\n------\nI mended it.\n\nResult\n------\nIt held.",
        "SITUATION: It broke.\nTASK: I had to mend it.\nACTION: I mended it.\n"
        "RESULT: It held.",
        "### The situation (20 %)\nIt broke.\n### My task\nI had to mend it.\n"
        "### Action taken\nI mended it.\n### Results\nIt held.",
    ],
)
def test_four_parts_are_found_however_they_are_named(text: str) -> None:
    parts = find_parts(text)
    assert parts.labelled
    assert words_of(text) == FOUR


@pytest.mark.parametrize(
    "label", ["Situation/Task", "Situation & Task", "S/T", "Situation and Task", "S+T"]
)
def test_merged_situation_and_task_are_one_part(label: str) -> None:
    text = f"**{label}:** It broke.\n\n**Action:** I mended it.\n\n**Result:** It held."
    parts = find_parts(text)
    assert parts.labelled
    assert parts.merged
    assert words_of(text)["situation"] == "It broke."


@pytest.mark.parametrize("label", ["Learning", "Takeaway", "What I learned", "Lessons"])
def test_what_was_learned_belongs_to_the_result_and_is_marked(label: str) -> None:
    text = f"S: It broke.\nA: I mended it.\nR: It held.\n{label}: I test first now."
    spans = find_parts(text).spans
    assert [span.part for span in spans] == ["situation", "action", "result", "result"]
    assert [span.lesson for span in spans] == [False, False, False, True]


def test_titles_comments_code_and_front_matter_are_not_spoken() -> None:
    text = (
        "---\ntitle: x\n---\n# The big outage\n\n<!-- not said -->\n\n## Situation\n"
        "It broke.\n\n```\ncode here\n```\n\n## Action\nI mended it.\n"
    )
    assert words_of(text) == {"situation": "It broke.", "action": "I mended it."}


def test_an_unknown_heading_inside_a_part_leaves_the_part_open() -> None:
    text = "## Action\nI read it.\n### First week\nI cut it.\n## Result\nIt held."
    assert words_of(text)["action"] == "I read it. I cut it."


def test_one_label_alone_does_not_make_a_labelled_story() -> None:
    text = "In May it broke. I mended it.\n\nResult: it held."
    assert not find_parts(text).labelled


@pytest.mark.parametrize(
    "line",
    ["A colleague - Omar - wrote it.", "I said: stop.", "The goal was clear: ship it."],
)
def test_a_plain_sentence_is_no_label(line: str) -> None:
    assert not find_parts(f"{line}\n\n{line}").labelled


UNLABELLED = """\
In 2021 I was the only tester of our billing team, and there was no staging server.
I was asked to find out why invoices went out twice. First I counted the doubles in
the log. I wrote a script that replayed one night, then I showed it to the developers
and we found the missing lock. As a result the doubles dropped from 30 a month to none.
I learned to ask for the raw log first."""


def test_parts_without_labels_are_inferred_in_order_and_said_so() -> None:
    parts = find_parts(UNLABELLED)
    assert not parts.labelled
    assert [span.part for span in parts.spans] == list(STAR)
    told = words_of(UNLABELLED)
    assert told["task"].startswith("I was asked")
    assert told["action"].startswith("First I counted")
    assert told["result"].startswith("As a result")


def test_a_habit_has_parts_of_its_own() -> None:
    text = (
        "Sources: I read LWN and the Postgres release notes.\n"
        "How I choose: only what touches our stack.\n"
        "Example: in May I read about MERGE.\nWhat came of it: we use it now."
    )
    parts = find_parts(text, habit=True)
    assert parts.form == HABIT
    assert parts.labelled
    assert set(words_of(text, habit=True)) == set(HABIT)


def test_words_shares_and_spoken_time_are_counted(strong: str) -> None:
    counts = count_parts(strong, find_parts(strong), pace=120)
    assert sum(one.share for one in counts) == pytest.approx(1)
    action = next(one for one in counts if one.part == "action")
    assert action.spoken_s == pytest.approx(action.words / 2)
    assert (action.low, action.high) == (0.50, 0.65)


def test_parts_written_apart_are_counted_and_joined_alike() -> None:
    live = measure(FOUR)
    joined = compose(FOUR)
    again = count_parts(joined, find_parts(joined))
    assert [one.words for one in live] == [one.words for one in again]
    assert words_of(joined) == FOUR


def test_an_empty_story_has_empty_parts() -> None:
    counts = count_parts("", find_parts(""))
    assert [one.words for one in counts] == [0, 0, 0, 0]
    assert all(one.share == 0 for one in counts)
