"""How much the checker catches, and how often it is wrong: counts with floors."""

from benchmarks.numbers_corpus import Counts, alarms_on, pages, part, score


def _counts(*, held_out: bool) -> Counts:
    total = Counts()
    for entry in part(held_out=held_out):
        total = total + score(entry)
    return total


def test_the_part_for_tuning_is_caught_and_free_of_alarms() -> None:
    counts = _counts(held_out=False)
    assert counts.wrong == 109
    assert counts.caught >= 104
    assert counts.alarms == 0
    assert counts.confirmed >= 98


def test_the_part_held_out_is_caught_too() -> None:
    counts = _counts(held_out=True)
    assert counts.wrong == 51
    assert counts.caught >= 37
    assert counts.alarms <= 1


def test_the_two_parts_are_all_of_the_corpus() -> None:
    assert len(part(held_out=True)) == 83
    assert len(part(held_out=False)) == 168


def test_pages_held_out_raise_no_alarm() -> None:
    assert [page.name for page in pages(odd=False) if alarms_on(page)] == []


def test_pages_read_while_tuning_raise_no_alarm() -> None:
    assert {page.name: alarms_on(page) for page in pages(odd=True)} == {
        page.name: [] for page in pages(odd=True)
    }
