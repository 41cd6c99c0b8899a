"""Lines that name a part: headings, bold labels, plain labels, single letters.

Owns the words people use for the parts and the forms in which they set them.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

_STAR: Final[dict[str, str]] = {
    "situation": """
        s|situation|context|background|setting|setup|scene|problem|the problem|overview|
        what happened|what was going on|where i was|the situation|the context|
        the background|starting point|the setup|the scene|the story so far|
        my situation|backstory|issue|the issue|intro|introduction""",
    "task": """
        t|task|tasks|my task|the task|goal|goals|my goal|the goal|objective|objectives|
        my role|role|the role|responsibility|responsibilities|my responsibility|my job|
        challenge|the challenge|what i had to do|what was asked|what was needed|
        assignment|my assignment|target|mission|what i was asked to do|my part|
        what i was responsible for|the ask|what was my task|obstacle|the obstacle|
        conflict|the conflict|disagreement|the disagreement|the failure|failure|
        the mistake|what went wrong|what was asked of me|the brief|deadline""",
    "action": """
        a|action|actions|my action|my actions|the action|the actions|what i did|
        what we did|approach|my approach|the approach|steps|steps taken|solution|
        the solution|how i handled it|how i did it|how i solved it|execution|
        action taken|actions taken|what did i do|what i did about it|my steps|
        how i approached it|the work|intervention|what i decided""",
    "result": """
        r|result|results|the result|the results|my result|outcome|outcomes|the outcome|
        impact|the impact|how it ended|what came of it|the end|ending|
        aftermath|cost|the cost|what changed|what happened next|what happened then|
        how it turned out|effect|evaluation|consequence|consequences|end result""",
    "lesson": """
        l|conclusion|conclusions|learning|learnings|my learning|lesson|lessons|learned|
        learnt|learn|moral|
        the lesson|takeaway|takeaways|take away|the takeaway|my takeaway|
        reflection|reflections|what i learned|what i learnt|what i have learned|
        lesson learned|lessons learned|lesson learnt|lessons learnt|in hindsight|
        hindsight|what i would do differently|what i would change|key takeaway|
        key learning|retrospective|what i took from it|what i took away|since then|
        what i do differently|what i keep|afterthought|looking back|what i know now""",
}
_HABIT: Final[dict[str, str]] = {
    "sources": """
        sources|my sources|source|what i read|where i look|how i keep up|inputs|
        what i follow|where i learn|reading|how i stay updated|where i get it|channels|
        my routine|routine|the routine|feeds""",
    "choice": """
        choice|how i choose|how i filter|filter|filters|selection|how i select|choosing|
        how i decide|why these|what i skip|criteria|how i pick|filtering|
        how i decide what to read|how i decide what matters|what i ignore""",
    "example": """
        example|a recent example|recent example|recently|for example|an example|
        lately|last example|concrete example|one example|latest example""",
    "use": """
        use|what came of it|how i use it|applied|application|sharing|how i share|
        how i apply it|what i did with it|applying it|impact|result|results|outcome|
        what i applied|how i applied it|putting it to use|in practice|at work|
        what changed|learning|takeaway""",
}


def _table(words: dict[str, str]) -> dict[str, str]:
    return {
        " ".join(phrase.split()): part
        for part, phrases in words.items()
        for phrase in phrases.split("|")
    }


_STAR_WORDS: Final = _table(_STAR)
_HABIT_WORDS: Final = _table(_HABIT)

_LEAD: Final = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+•][ \t]+)?(?:\d{1,2}[.)][ \t]*)?"
)
_HEADING: Final = re.compile(r"(#{1,6})[ \t]*([^\n]*?)[ \t#]*$")
_BOLD: Final = re.compile(
    r"(\*\*\*|\*\*|__|\*|_)(?=\S)([^*_\n]{1,60}?)[ \t]*([:.–—-]?)[ \t]*\1"
    r"[ \t]*(?:[:–—]|-(?=\s)|\.(?=\s))?[ \t]*"
)
_PLAIN: Final = re.compile(
    r"([A-Za-z][A-Za-z /&+,'’]{0,40}?)[ \t]*(\([^)\n]{1,40}\))?[ \t]*"
    r"(?::|–|—|-(?=\s)|=>|->|→)[ \t]*"
)
_BRACKET: Final = re.compile(
    r"[(\[]([A-Za-z][A-Za-z /&+]{0,30})[)\]][ \t]*[:–—-]?[ \t]*"
)
_LETTER: Final = re.compile(r"([STARL])[ \t]*[).:–—-][ \t]*")
_PARENTHESIS: Final = re.compile(r"\([^)\n]*\)|\[[^\]\n]*\]")
_JOINTS: Final = re.compile(r"\s*(?:/|&|\+|,|\band\b|-)\s*")
_INSIDE: Final = re.compile(
    r"(?<=[.!?\"”)])[ \t]+(?=(?:\*\*|__)?(?:Situation|Task|Action|Result|Outcome|"
    r"Impact|"
    r"Context|Background|Learning|Takeaway|Lesson)s?(?:\*\*|__)?[ \t]*:)"
)
_SETEXT: Final = re.compile(r"[ \t]*(?:={3,}|-{3,})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Label:
    """A line that names a part.

    Attributes:
        part: The part it names, or "" for a heading that names none.
        body: Where the words after it begin.
        merged: It names Situation and Task at once.
        heading: The line is a heading; nobody says it.
        level: Of the heading, 1–6; 0 of another label.
        lesson: It names what was learned, which belongs to the result.
    """

    part: str
    body: int
    merged: bool = False
    heading: bool = False
    level: int = 0
    lesson: bool = False


def lines(text: str) -> list[tuple[int, int]]:
    """Return the lines of a text, parted also where a label stands inside one."""
    out: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        for match in _INSIDE.finditer(text, start, end):
            out.append((start, match.end()))
            start = match.end()
        out.append((start, end))
        start = end
    return out


def underline(text: str, start: int, end: int) -> bool:
    """Tell whether a line underlines a heading, or rules off a part."""
    return _SETEXT.match(text[start:end].rstrip("\n")) is not None


def label(text: str, start: int, end: int, *, habit: bool) -> Label | None:
    """Return what a line names, or None where it is plain text."""
    found = _label(text, start, end, habit=habit)
    if found is not None and found.part == "lesson":
        return replace(found, part="result", lesson=True)
    return found


def _label(text: str, start: int, end: int, *, habit: bool) -> Label | None:
    words = _HABIT_WORDS if habit else _STAR_WORDS
    line = text[start:end].rstrip()
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    if heading := _HEADING.match(line, at):
        return _headed(heading, words, start, end)
    for form in (_BOLD, _BRACKET, _LETTER, _PLAIN):
        match = form.match(line, at)
        name = match[2] if match and form is _BOLD else match[1] if match else ""
        part, merged = _named(name, words)
        if match and part:
            return Label(part, start + match.end(), merged)
    part, merged = _named(line[at:], words)
    if part and len(line[at:].strip()) > 1:
        return Label(part, end, merged)
    bold = _BOLD.match(line, at)
    if bold and bold.end() == len(line) and len(bold[2].split()) <= 10:
        return Label("", end, heading=True, level=6)
    return None


def _headed(
    heading: re.Match[str], words: dict[str, str], start: int, end: int
) -> Label:
    level, name = len(heading[1]), heading[2]
    part, merged = _named(name, words)
    if part:
        return Label(part, end, merged, heading=True, level=level)
    first, sign, rest = name.partition(":")
    part, merged = _named(first, words)
    if sign and part:
        told = len(rest.split()) > 6
        body = start + heading.start(2) + len(first) + 1
        return Label(part, body if told else end, merged, not told, level)
    return Label("", end, heading=True, level=level)


def _named(name: str, words: dict[str, str]) -> tuple[str, bool]:
    """Return the part that a name stands for, and whether it merges two."""
    plain = _PARENTHESIS.sub(" ", name).replace("’", "'").lower()
    plain = " ".join(re.sub(r"[^a-z/&+, -]", " ", plain).split()).strip(" -,/&+")
    if not plain or len(plain) > 60:
        return "", False
    if plain in words:
        return words[plain], False
    pieces = [one for one in _JOINTS.split(plain) if one]
    named = [words.get(one, "") for one in pieces]
    if len(named) > 1 and all(named):
        return named[0], set(named) == {"situation", "task"}
    if len(named) > 1 and named[0] in ("result", "lesson") and len(plain.split()) <= 6:
        return named[0], False
    return "", False
