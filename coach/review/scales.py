"""The constants of the judge, in one place, each with its reason.

Nothing here may be changed without looking at `make judge-report` before and after.
"""

from typing import Final

NEED: Final = 0.75
"""Share of the criteria up to a level that is worth 100 there. Nobody says all that a
rubric lists in 40 minutes; a strong answer says some three quarters of it, with what
it meets above its level."""

DEPTH: Final = 0.5
"""Weight of a level's own criteria in the score at that level, against breadth: many
answers of a mid-level engineer are broad."""

NEED_DEPTH: Final = 0.75
"""Share of a level's own criteria that is worth 100 of its depth."""

PARTLY: Final = 0.4
"""Credit of a criterion that is met by half: a fact where a choice was asked for."""

BARE: Final = 0.0
"""Credit of a word that is only dropped. Zero, so that no list of words adds up."""

LITTLE: Final = 30
"""Own words below which there is nothing to judge."""

MOST_EMPTY: Final = 5
MOST_ABOUT_NOTHING: Final = 5
MOST_OTHER: Final = 20
MOST_NEIGHBOUR: Final = 60
MOST_WITHOUT_FLOW: Final = 40
MOST_WITHOUT_NUMBERS: Final = 60
"""The caps of the design, points of 100. Text that answers no case at all is worth as
little as none; the design allows it 20."""

FEWEST_FIGURES: Final = 2
"""An answer with fewer quantities has no numbers."""

FEWEST_HOPS: Final = 3
"""Steps from one part to another that make a flow from end to end."""

FEWEST_STEPS: Final = 6
"""Moves of which each names one end only, as in a talk where questions come between."""

COPIED_RUN: Final = 9
"""Words in a row that nobody writes twice by chance."""

COPIED_SHARE: Final = 0.6
"""Share of a sentence in such runs from which on it counts as copied."""

LIST_ITEMS: Final = 4
"""Short items in a row from which on words are listed, not said."""

MANY_KEYWORDS: Final = 8
"""Concepts in lists of keywords from which on the person is told."""

NAMED_SHARE: Final = 0.6
"""Share of an item's words that name a concept; then the item only drops it."""

ANCHORED_SHARE: Final = 0.34
"""Share of a paragraph that speaks of this case; then the rest of it does too."""

ON_TOPIC: Final = 1.0
"""An answer is about its case when no other is closer; below 1 a close one may be."""

KINDRED_ON_TOPIC: Final = 0.9
"""The same where the closest is a neighbour: words alone hardly part two feeds."""

CHANCE: Final = 2
"""Times that a word may stand in the text of another case by chance; so what is said
seldom speaks for no case alone."""

FAINT: Final = 0.11
FAINTLY_ON_TOPIC: Final = 0.7
"""Where no case is much like an answer, the one it was given for has the benefit of the
doubt: few words tell little."""

MOST_TELLING: Final = 70
"""Words of a case that tie a sentence to it: those that weigh most in its profile."""

NAMED: Final = 1.25
"""What it is worth that an answer calls one of the systems, and no other, by name."""

LEAST_LIKENESS: Final = 0.06
"""Below this an answer is about none of the cases."""
