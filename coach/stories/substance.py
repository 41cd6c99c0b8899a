"""How much a sentence says: its words that are neither grammar nor praise.

What is empty earns nothing, however much of it there is.
"""

from typing import Final

from coach.text.words import STOP_WORDS, tokens

_EMPTY: Final = frozenset(
    """
    able again against ago almost aspect aspects attitude atmosphere because become
    becomes before best better between big both career case cases certain challenge
    challenges challenging change collaborate collaboration common communicate
    communication complete completely complex course culture day days deal difficult
    easy effort end energy enough environment everybody everyone everything experience
    experiences fact feel feeling felt few fine focus found full future general glad
    goal goals grateful great grew grow growth half happen happened happens happy hard
    help helped helps high honest human imagine impact important improve improved
    industry interesting involved job journey key kind last lead leadership learn
    learned learning learnt lesson level life like little long lot love made matter
    matters meaning member members mindset moment motivated motivation nature never new
    nice normal nothing often old once open opinion opportunity part passion patience
    patient people person personal personally point positive possible power pressure
    problem problems process professional project proud quality question rather reach
    reached real respect responsibility result results say says seen situation
    situations skill skills small smart solution special stay step still strong success
    successful successfully support system task team teams teamwork thing things time
    times together too trust truth turn used useful usually value values well whole
    willing wonderful word words work worked working works world year years got went
    back look looking believe believed ourselves myself themselves stick deliver count
    counts intense quite contribute contributed complicated motivate stayed gave single
    expectation expectations grown forget teach taught amazing awesome simply imagine
    remember whatever difference different many various beginning finally eventually
    came was were had end involved experience including
    """.split()
)


def substance(said: str) -> int:
    """Return how many different words of a sentence carry something."""
    found = {word for word in tokens(said) if len(word) > 1 or word.isdigit()}
    return len(found - _EMPTY - STOP_WORDS)
