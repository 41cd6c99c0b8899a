"""How far a story reaches: one's own task, a project, or several teams."""

from typing import Final

from coach.domain.story import Signal
from coach.stories.lexicon import words

_TEAMS: Final = words(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|all|both|many|"
    r"multiple|"
    r"different|other|the other|neighbouring|partner) (?:\w+ )?(?:teams|squads|"
    r"departments|"
    r"offices|business units|organi[sz]ations|divisions|groups|plants|hospitals)|"
    r"cross-team|across (?:the )?(?:\w+ )?(?:teams|company|organi[sz]ation|"
    r"departments)|"
    r"company-?wide|org-?wide|organi[sz]ation-wide|whole (?:company|organi[sz]ation)|"
    r"every team|other teams|each team|another team|platform team and|team leads"
)
_MECHANISM: Final = words(
    r"standard|policy|template|process|guild|working group|rfc|steering|roadmap|"
    r"became the|adopted by|all new (?:services|projects)|migration|programme|program|"
    r"vp|director|cto|head of|design (?:doc|review)|every (?:team|new|release|quarter)"
)
_PROJECT: Final = words(
    r"project|migration|launch|rollout|roll-out|redesign|rewrite|i led|led the|"
    r"(?:my|our|the) (?:\w+ )?team|design (?:doc|review)|architecture|quarters?|"
    r"(?:two|three|four|five|six|eight|nine|\d+) (?:months|quarters|sprints|engineers|"
    r"developers|people|services)|tech lead|stakeholders?|customers?|production"
)


def signal(said: str) -> Signal:
    """Return how far a story reaches.

    Args:
        said: The story in small letters.
    """
    teams = sum(1 for _ in _TEAMS.finditer(said))
    lasting = {match[0] for match in _MECHANISM.finditer(said)}
    if teams >= 2 or (teams and lasting):
        return "multi-team"
    project = {match[0] for match in _PROJECT.finditer(said)}
    return "project" if len(project) >= 2 or teams else "task"
