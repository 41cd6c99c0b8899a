"""How much the checker catches, and how often it is wrong: counts with floors."""

import pytest

from benchmarks.numbers_corpus import (
    Counts,
    Entry,
    alarms_on,
    pages,
    part,
    score,
    second,
)


def _counts(entries: list[Entry]) -> Counts:
    total = Counts()
    for entry in entries:
        total = total + score(entry)
    return total


def test_the_part_for_tuning_is_caught_and_free_of_alarms() -> None:
    counts = _counts(part(held_out=False))
    assert counts.wrong == 109
    assert counts.caught >= 105
    assert counts.alarms == 0
    assert counts.confirmed >= 99


def test_the_third_held_out_until_its_report_is_caught_too() -> None:
    counts = _counts(part(held_out=True))
    assert counts.wrong == 51
    assert counts.caught >= 49
    assert counts.alarms == 0
    assert counts.confirmed >= 51


def test_the_second_corpus_raises_hardly_any_alarm() -> None:
    entries = second()
    if not entries:
        pytest.skip("tests/corpus/numbers/blind-second.yaml is not there")
    counts = _counts(entries)
    assert counts.right > 0
    assert counts.alarms <= 0.02 * counts.right


def test_the_two_parts_are_all_of_the_corpus() -> None:
    assert len(part(held_out=True)) == 83
    assert len(part(held_out=False)) == 168


def test_pages_held_out_raise_no_alarm() -> None:
    assert [page.name for page in pages(odd=False) if alarms_on(page)] == []


def test_pages_read_while_tuning_raise_no_alarm() -> None:
    assert {page.name: alarms_on(page) for page in pages(odd=True)} == {
        page.name: [] for page in pages(odd=True)
    }
