"""The beginning of a case: a file with comments that can be played as it stands.

Owns its text. Where the file goes is for the caller.
"""

from typing import Final

_TEXT: Final = """\
# A case of your own. content/README.md of coach tells what every field is for; check
# what you write with: coach cases check {file}
schema: 1
id: {id}
title: {title}
archetype: {archetype}          # the family: feed, chat, geo, booking …

# One vague sentence, as the interviewer says it at the start.
brief: Design {title}.

# What the interviewer knows and tells only when asked. Write five or more ways of
# asking for each, as different as people are: whole questions, and scraps.
facts:
  - id: users
    asks:
      - How many users are there?
      - What is the scale?
      - how many people use it
    answer: Say 10 million users a month, and one in five of them on a day.
    assumption: true            # nobody measured it
    changes_design: true        # a design made without it goes wrong …
    why: Some 2 million people a day still fit on a few machines.   # … because
  - id: scope
    asks:
      - What should it do?
      - Which features are in scope?
    answer: The one thing that people come for. Name it here.

# For each phase a list in order, from nudge to answer.
hints:
  clarify:
    - Who uses it, and what for? How many are they?
  architecture:
    - Follow one request from the person to the data and back.
  deep-dive:
    - Which part is hit hardest, or must never be wrong?
  refinement:
    - What fails first, and what do people notice?

# Your own walk-through, as a strong candidate would say it. Locked until the round is
# over.
reference:
  clarify: |
    What is asked back, and the numbers that follow.
  architecture: |
    The parts, how they talk, and why these.
  deep-dive: |
    The hard part: two ways to do it, and the choice with its reason.
  refinement: |
    What breaks, and what the design does then.
  diagram: |
    flowchart LR
      person[Person] --> service[Service]
      service --> store[(Store)]

# The lab: numbers that people bring, and what follows from them.
# model:
#   inputs:
#     - id: daily_users
#       label: People on a day
#       unit: users
#       value: 2M users
#       source: the interviewer's figure
#       assumption: true
#     - id: requests_each
#       label: Requests of one person
#       unit: requests/user/day
#       value: 5..20
#       source: the interviewer's figure
#       assumption: true
#   outputs:
#     - id: requests
#       label: Requests a second
#       formula: daily_users * requests_each
#       unit: requests/s
#       decides: How many servers it takes.

# What the judge looks for; without it `coach review` has nothing to go by.
# rubric:
#   - id: counts-the-load
#     dimension: estimation
#     level: mid
#     says: Counts the requests a second
#     needs: {{any: [requests-per-second]}}     # ids of content/concepts.yaml
#     kind: number
#     why: It tells whether one machine is enough.
#     example: 2M users × 10 requests / 86,400 s = 230 requests per second on average.
#     near_miss: There will be many requests per second.

# More that a case may have: crux, invariant, known, requirements, api, data, flows,
# designs, deep_dives, failures, mistakes, levels, reading, concepts, sources.
"""


def skeleton(case_id: str) -> str:
    """Return the file of a new case.

    Args:
        case_id: Its id, already known to be one.
    """
    title = case_id.replace("-", " ").capitalize()
    first = case_id.split("-", maxsplit=1)[0]
    return _TEXT.format(
        id=case_id, title=title, archetype=first, file=f"{case_id}.yaml"
    )
