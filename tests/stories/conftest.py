"""A strong and a weak story, and how tests read a report."""

import pytest

STRONG = """\
# A quarrel about retries

## Situation
In March 2023 our payments team shipped a retry. Omar, staff engineer of the platform
team, wanted every retry in Kafka. Merchants were losing about 40 orders a day.

## Task
I had to get a fix out by Friday, without a new cluster.

## Action
I asked Omar to sit down with me and wrote his worry on the board: "we lose events".
Then I measured both ways on a copy of production. I chose an outbox table instead of
Kafka, because it needed no new cluster. I wrote a prototype and showed him the numbers.
He agreed to try it for a month.

## Result
Lost orders fell from 40 a day to 2 within a week. It cost us a cleanup job that I ran
by hand for a month.

## What I learned
Since then I write down the other side's worry before I open my editor.
"""

WEAK = """\
Situation: We had a problem in the project and there was a lot of pressure.

Task: We had to improve the system.

Action: We worked hard and we communicated a lot. We fixed the issues, we changed the
process and we improved the code. It was a team effort.

Result: In the end everyone was happy and the project was a great success.
"""


@pytest.fixture
def strong() -> str:
    return STRONG


@pytest.fixture
def weak() -> str:
    return WEAK
