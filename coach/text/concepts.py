"""Concepts found in prose: in any case, plural, stem or hyphenation, and near slips.

Owns what counts as a mention of a concept in one sentence, and where it stands. What a
mention is worth is for those who ask.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coach.text.lexicon import Group, Lexicon
from coach.text.negation import negated
from coach.text.pieces import Piece, pieces
from coach.text.words import stem

WINDOW: Final = 14
"""Words within which those of a pattern have to stand."""

By = Literal["phrase", "abbreviation", "together"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A concept named in a text.

    Attributes:
        start: Where it begins in the text.
        end: The place after its last character.
        concept: The concept's id.
        by: Whether its name, its letters or words standing together gave it away.
        negated: Whether the sentence turns it down.
    """

    start: int
    end: int
    concept: str
    by: By
    negated: bool


def find(
    sentence: str, lexicon: Lexicon, found: Sequence[Piece] | None = None
) -> tuple[Mention, ...]:
    """Return the concepts that one sentence speaks of, in reading order.

    A concept stands once for each place where it is named; where a longer phrase of
    the same concept covers a shorter one, the longer counts.

    Args:
        sentence: The text.
        lexicon: What is looked for.
        found: The sentence's pieces, where they are at hand already.
    """
    words = [_meant(p, lexicon) for p in (pieces(sentence) if found is None else found)]
    seen = [*_phrases(words, lexicon), *_letters(sentence, words, lexicon)]
    named = {mention.concept for mention in seen}
    seen += [m for m in _together(words, lexicon) if m.concept not in named]
    return tuple(sorted(_longest(seen)))


def _meant(piece: Piece, lexicon: Lexicon) -> Piece:
    meant = lexicon.meant(piece.word)
    if meant is None or meant == piece.word:
        return piece
    return replace(piece, word=meant, stem=stem(meant))


def _phrases(words: Sequence[Piece], lexicon: Lexicon) -> Iterator[Mention]:
    for first in range(len(words)):
        joined = spelled = ""
        for last in range(first, min(len(words), first + lexicon.longest)):
            if last > first and not words[last].tight:
                break
            joined, spelled = joined + words[last].stem, spelled + words[last].word
            whole = spelled[: -len(words[last].word)] + words[last].stem
            ids = lexicon.phrases.get(joined, ())
            if last > first and whole != joined:
                ids = (
                    *ids,
                    *(i for i in lexicon.phrases.get(whole, ()) if i not in ids),
                )
            for concept in ids:
                yield _mention(words, (first, last), concept, "phrase", lexicon)


def _letters(
    sentence: str, words: Sequence[Piece], lexicon: Lexicon
) -> Iterator[Mention]:
    for n, piece in enumerate(words):
        written = sentence[piece.start : piece.end]
        for letters in {written, written.removesuffix("s")}:
            for concept in lexicon.abbreviations.get(letters, ()):
                yield _mention(words, (n, n), concept, "abbreviation", lexicon)


def _together(words: Sequence[Piece], lexicon: Lexicon) -> Iterator[Mention]:
    stems = [piece.stem for piece in words]
    places: dict[str, list[int]] = defaultdict(list)
    for n, its_stem in enumerate(stems):
        places[its_stem].append(n)
    tried = sorted({p for one in places for p in lexicon.anchors.get(one, ())})
    filled: dict[int, list[int]] = {}  # patterns share groups, as they do families
    told: set[str] = set()
    for number in tried:
        pattern = lexicon.patterns[number]
        if pattern.concept in told:
            continue
        groups = []
        for group in pattern.groups:
            if id(group) not in filled:
                filled[id(group)] = _filled(group, stems, places)
            if not filled[id(group)]:
                break
            groups.append(filled[id(group)])
        else:
            if span := _narrowest(groups):
                told.add(pattern.concept)
                yield _mention(words, span, pattern.concept, "together", lexicon)


def _filled(
    group: Group, stems: Sequence[str], places: Mapping[str, Sequence[int]]
) -> list[int]:
    """Return where the alternatives of a group stand, in their order."""
    found: list[int] = []
    for first in places.keys() & group.keys():
        rests = group[first]
        if () in rests:
            found += places[first]
            continue
        found += [
            n
            for n in places[first]
            if any(tuple(stems[n + 1 : n + 1 + len(rest)]) == rest for rest in rests)
        ]
    return sorted(found)


def _narrowest(groups: list[list[int]]) -> tuple[int, int] | None:
    """Return the tightest span that holds one different word of each group."""
    best: tuple[int, int] | None = None
    rarest, *others = sorted(groups, key=len)
    for start in rarest:
        taken = {start}
        for group in others:
            free = [n for n in group if n not in taken]
            if not free:
                break
            taken.add(min(free, key=lambda n: abs(n - start)))
        else:
            low, high = min(taken), max(taken)
            if high - low < WINDOW and (best is None or high - low < best[1] - best[0]):
                best = (low, high)
    return best


def _mention(
    words: Sequence[Piece],
    span: tuple[int, int],
    concept: str,
    by: By,
    lexicon: Lexicon,
) -> Mention:
    first, last = span
    turned_down = concept not in lexicon.harms and negated(words, first, last)
    return Mention(words[first].start, words[last].end, concept, by, turned_down)


def _longest(found: Iterable[Mention]) -> Iterator[Mention]:
    """Leave out what a longer phrase of the same concept covers."""
    kept: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        of_it = kept[mention.concept]
        if not any(k.start <= mention.start and mention.end <= k.end for k in of_it):
            of_it.append(mention)
            yield mention
