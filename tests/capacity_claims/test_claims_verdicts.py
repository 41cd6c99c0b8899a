"""What a verdict says: figures, factor, sentence, place."""

import pytest

from coach.capacity.claims import Claim, Place, check


def _only(text: str) -> Claim:
    (claim,) = check(text)
    return claim


@pytest.mark.parametrize(
    ("text", "claimed", "computed", "factor"),
    [
        ("50M * 1 KB = 50 TB", "50 TB", "50 GB", 1000.0),
        ("80 KB/s for a year is about 7 GB", "7 GB", "2.52 TB", 361.0),
        ("20 % of 500 GB is 10 GB", "10 GB", "100 GB", 10.0),
        ("99.9 % allows 88 hours a year", "88 hours a year", "8.77 h/year", 10.0),
        ("4M photos a day / 86400 ≈ 460 writes/s", "460 writes/s", "46.3 /s", 9.94),
        ("2^32 ≈ 43 billion", "43 billion", "4.29 billion", 10.0),
        ("25 MB/s = 25 Mbps", "25 Mbps", "200 Mb/s", 8.0),
        ("1.500 rps × 0,8 = 12.000 rps", "12.000 rps", "1,200", 10.0),
        (
            "Copying 10 TB over a 1 Gbps link takes 2.8 hours",
            "2.8 hours",
            "22.2 h",
            7.94,
        ),
    ],
)
def test_figures_of_a_wrong_claim(
    text: str, claimed: str, computed: str, factor: float
) -> None:
    claim = _only(text)
    assert claim.status == "off"
    assert claim.claimed == claimed
    assert claim.computed.startswith(computed.split("/")[0].strip())
    assert claim.factor == pytest.approx(factor, rel=0.02)
    assert claim.quote in text
    assert claim.computed in claim.why
    assert claim.claimed in claim.why
    assert claim.why.endswith(".")
    assert "\n" not in claim.why


def test_a_right_claim_is_kept_with_its_figures() -> None:
    claim = _only("2^10 = 1,024")
    assert (claim.status, claim.claimed, claim.factor) == ("ok", "1,024", 1.0)
    assert claim.other is None


def test_a_unit_that_cannot_come_out_is_told_as_such() -> None:
    claim = _only("200 rps * 50 ms = 10 GB")
    assert claim.status == "unit"
    assert claim.factor is None
    assert "another unit" in claim.why


def test_more_people_at_once_than_in_a_day_is_a_conflict() -> None:
    text = "We have 10M DAU.\n\nAt peak 50M concurrent users are online.\n"
    claim = _only(text)
    assert (claim.status, claim.line, claim.factor) == ("conflict", 3, 5.0)
    assert claim.other == Place(1, "We have 10M DAU")


@pytest.mark.parametrize(
    "text",
    [
        "MAU: 100M\nDAU: 200M\n",
        "Tweet size: 300 B\n\nSome words.\n\nTweet size: 3 KB\n",
        "read:write is 100:1.\n\nWe see 40 writes/s and 400 reads/s.\n",
        "| Metric | Value |\n|---|---|\n| MAU | 10M |\n| DAU | 30M |\n",
    ],
)
def test_two_figures_that_cannot_both_be_true(text: str) -> None:
    (claim,) = [one for one in check(text) if one.status == "conflict"]
    assert claim.other is not None
    assert claim.quote in text
    assert claim.other.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "100M MAU and 20M DAU. 2M concurrent users.\n",
        "Today 10M DAU.\n\nTarget is 100M DAU.\n",
        "DAU grows from 10M to 50M.\n",
        "Peak QPS: 5k\nAverage QPS: 1k\n",
        "Tweet size: 300 B\n\nTweet size with media: 3 KB\n",
        "Average photo size: 200 KB\nMaximum photo size: 5 MB\n",
        "Cache TTL is 60 s\nCache TTL is 300 s in staging\n",
        "read:write is 100:1.\n\nWe see 40 writes/s and 4,000 reads/s.\n",
        "- DAU (before): 10M\n- DAU (after): 50M\n",
        "Storage: 5 TB\n\n## Logs\n\nStorage: 50 GB\n",
    ],
)
def test_two_figures_that_may_both_be_true(text: str) -> None:
    assert [one for one in check(text) if one.status != "ok"] == []


def test_the_line_counts_from_one_and_the_quote_is_verbatim() -> None:
    text = "# Notes\r\n\r\n- **50M * 1 KB = 50 TB**, or so\r\n"
    claim = _only(text)
    assert claim.line == 3
    assert claim.quote == "50M * 1 KB = 50 TB"


@pytest.mark.parametrize(
    "text",
    [
        "```\n50M * 1 KB = 50 TB\n```\n",
        "~~~sh\n50M * 1 KB = 50 TB\n~~~\n",
        "---\nsize: 50M * 1 KB = 50 TB\n---\n\ntext\n",
        "Set `50M * 1 KB = 50 TB` here.\n",
        "text\n\n    50M * 1 KB = 50 TB\n",
        "https://example.org/?a=50M*1KB=50TB\n",
        "<!-- 50M * 1 KB = 50 TB -->\n",
        "## 50M * 1 KB = 50 TB\n",
    ],
)
def test_code_links_and_headings_are_not_read(text: str) -> None:
    assert check(text) == ()


def test_a_chain_carries_on_with_what_it_states() -> None:
    first, second, third = check("700 B * 20M = 14 MB * 90 days = 1.26 GB / 2 = 630 MB")
    assert [first.status, second.status, third.status] == ["off", "ok", "ok"]


def test_a_result_goes_on_in_the_next_item() -> None:
    claims = check("- 150M / 86,400 = 1,740 rps\n- peak (x3) = 52,000 rps\n")
    assert [one.status for one in claims] == ["ok", "off"]
    assert claims[1].factor == pytest.approx(10, rel=0.05)
