"""Verbs: which are deeds, which tell no act, which only several can do.

Owns the lists alone, all in small letters.
"""

from functools import cache
from typing import Final

_IRREGULAR: Final = frozenset(
    """
    rebuilt arose began bent bet bound bought bred brought broke broken built burnt
    caught chose
    chosen cut dealt drew drawn dug drove driven fed fought found flew forgot froze gave
    given hid hit held kept laid led left lent lit made mended met overcame paid put
    quit
    ran rang read rebuilt redid redrew rewrote rose said sat sent set shook shot showed
    shown shut sold sought spent split spoke spread spun stood stuck struck swept swung
    took taken taught threw told tore undid wound withdrew won wrote written rerun reran
    went wrote woke drafted
    """.split()
)
NO_DEED: Final = frozenset(
    """
    was were is are am be been being had have has do does did didn't don't could can
    can't couldn't would wouldn't will won't should shouldn't may might must shall
    cannot
    wasn't weren't isn't aren't hadn't haven't hasn't knew know known thought think felt
    feel believed believe believes wanted want liked like loved love hoped hope needed
    need saw see seen heard hear remembered remember understood understand realised
    realized realise realize noticed notice became become got get gets expected expect
    assumed assume feared fear worried worry wished wish preferred prefer enjoyed enjoy
    hated hate cared care doubted doubt guess guessed mean meant suppose supposed lived
    live stayed stay remained remain seemed seem appeared belonged lacked
    suffered
    faced struggled learned learnt learn failed missed lost lose fell grew ended end
    landed used use all both also never not usually always often sometimes generally
    typically normally really just still only ever even only too both wondered admired
    respected trusted joined graduated
    needn't ought dare try tries hurried survived experienced
    """.split()
)
TOGETHER: Final = frozenset(
    """
    agreed disagreed decided met talked spoke discussed argued sat came went ran found
    settled shook laughed chatted ate drank reached kept celebrated spent waited
    received understood said called stood parted lived started worked compromised
    clashed fought differed launched shipped released won paid reviewed compared
    """.split()
)
VAGUE: Final = frozenset(
    """
    communicated collaborated managed handled helped supported worked tried contributed
    participated focused ensured dealt did improved adapted cooperated motivated
    encouraged overcame succeeded kept performed done ended stayed completed achieved
    accomplished resolved solved applied engaged facilitated fostered aligned leveraged
    drove championed enabled empowered inspired embraced strived went came
    """.split()
)
_ED_NO_VERB: Final = frozenset(
    """
    need speed feed seed weed indeed hundred red bed shed embed exceed proceed based
    related united limited tired detailed experienced advanced excited frustrated
    stressed surprised scared annoyed concerned interested supposed nested unplanned
    distributed shared automated dedicated called so-called
    """.split()
)


PRESENT: Final = frozenset(
    """
    ask build call change check choose create cut decide deploy design draw explain find
    fix go hold implement invite make measure meet migrate move open pair pick plan
    propose prove pull push put refuse remove replace reproduce review rewrite roll run
    send set show sit speak split start stop suggest take talk tell test trace walk
    write
    """.split()
)


@cache
def past(verb: str) -> bool:
    """Tell whether a word reads as the past of a verb."""
    if verb in _IRREGULAR:
        return True
    return verb.endswith("ed") and len(verb) > 3 and verb not in _ED_NO_VERB
