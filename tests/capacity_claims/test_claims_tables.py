"""Claims in Markdown tables, and tables that must stay silent."""

import pytest

from coach.capacity.claims import check


def _told(table: str) -> list[str]:
    return [one.quote for one in check(table) if one.status != "ok"]


def _table(*rows: str) -> str:
    head, *body = rows
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, rule, *body]) + "\n"


@pytest.mark.parametrize(
    "rows",
    [
        ("| Step | Working | Result |", "| reads | 1,160 × 20 | 232,000/s |"),
        ("| SLO | Down per year |", "| 99 % | 3.65 days |", "| 99.9 % | 53 min |"),
        ("| Part | Size |", "| a | 120 GB |", "| b | 30 GB |", "| Total | 2 TB |"),
        (
            "| Topic | msg/s | bytes/msg | RF | GB/day |",
            "| clicks | 10,000 | 100 | 3 | 259 |",
            "| orders | 500 | 2,000 | 3 | 86 |",
        ),
        ("| Mbps | MB/s |", "| 100 | 12.5 |", "| 800 | 100 |", "| 400 | 400 |"),
        (
            "| Item | Count | Size | Total |",
            "| photos | 5M | 2 MB | 10 TB |",
            "| videos | 100k | 50 MB | 500 TB |",
        ),
        (
            "| Metric | Value |",
            "| Requests per day | 200M |",
            "| Average QPS | 23,150 |",
        ),
        ("| Metric | Value |", "| QPS | 1,157 |", "| Peak QPS (2x) | 23,140 |"),
        (
            "| What | 2023 | 2024 | Growth |",
            "| a | 10 | 15 | 50 % |",
            "| b | 2 TB | 3 TB | 5 % |",
        ),
    ],
)
def test_a_wrong_cell_is_told_once(rows: tuple[str, ...]) -> None:
    assert len(_told(_table(*rows))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        (
            "| Setting | Default | Ours |",
            "| buffers | 128 MB | 16 GB |",
            "| mem | 4 MB | 64 MB |",
        ),
        (
            "| Plan | RAM | Disk | Price |",
            "| S | 2 GB | 20 GB | $5 |",
            "| M | 4 GB | 80 GB | $10 |",
        ),
        (
            "| Metric | 2.6 | 3.0 |",
            "| mean | 3.1 ms | 2.2 ms |",
            "| p99 | 11.8 ms | 7.4 ms |",
        ),
        (
            "| Region | Nodes | rps | p99 |",
            "| eu | 10 | 5,000 | 20 ms |",
            "| us | 20 | 9,000 | 25 ms |",
        ),
        ("| Code | Meaning |", "| 200 | OK |", "| 503 | retry after 30 s |"),
        ("| Power | Exact |", "| 2^10 | 1,024 |", "| 2^16 | 65,536 |"),
        ("| Version | Released | Until |", "| 14 | 2021-09-30 | 2026-11-12 |"),
        (
            "| Service | Nodes | Disk | Raw | RF | Usable |",
            "| kafka | 6 | 2,000 GB | 12,000 GB | 3 | 4,000 GB |",
            "| search | 6 | 1,000 GB | 6,000 GB | 2 | 3,000 GB |",
            "| db | 4 | 500 GB | 2,000 GB | 2 | 1,000 GB |",
        ),
        (
            "| Part | Hours | Price | Cost |",
            "| compute | 40 × 730 h | 0.38 per h | 11,096 |",
            "| database | 3 × 730 h | 1.50 per h | 3,285 |",
        ),
        ("| Host | Latency |", "| a | 20 ms |", "| b | 30 ms |", "| Total | 35 ms |"),
    ],
)
def test_an_ordinary_table_stays_silent(rows: tuple[str, ...]) -> None:
    assert _told(_table(*rows)) == []
