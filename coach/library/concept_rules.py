"""What makes concepts good to look for: nothing twice, nothing that is never found.

Each rule is one function from a list of concepts to faults. The same rules hold for
the concepts of the field and for those of one case.
"""

from collections.abc import Collection, Iterator, Sequence

from coach.domain.concept import Concept
from coach.library.document import Document, Place
from coach.library.faults import Fault, quoted
from coach.library.rules import ids_once
from coach.library.sentences import did_you_mean
from coach.text.concepts import Mention, find
from coach.text.families import FAMILIES
from coach.text.lexicon import Lexicon, keys, lexicon
from coach.text.pieces import pieces

AT: Place = ("concepts",)


def concept_faults(
    document: Document, own: Sequence[Concept], field: Sequence[Concept] = ()
) -> Iterator[Fault]:
    """Check the concepts of a file.

    Args:
        document: The file.
        own: Its concepts, in its order.
        field: Concepts of other files that are known beside them.
    """
    yield from ids_once(document, AT)
    yield from phrases_once(document, own)
    yield from letters_found(document, own)
    yield from patterns_formed(document, own)
    yield from kin_known(document, own, field)
    # The case's own are looked up first, as the judge does.
    words = lexicon((*own, *field))
    yield from match_found(document, own, words)
    yield from near_miss_not_found(document, own, words)


def topics_known(document: Document, own: Sequence[Concept]) -> Iterator[Fault]:
    """Every concept of the field has a topic, and every topic a concept."""
    yield from ids_once(document, ("topics",))
    topics = document.at(("topics",))
    known = [topic["id"] for topic in topics] if isinstance(topics, list) else []
    for n, concept in enumerate(own):
        if concept.topic not in known:
            near = did_you_mean(concept.topic, tuple(known))
            message = f"there is no topic {quoted(concept.topic)}"
            hint = f"did you mean '{near}'?" if near else "add it under 'topics'"
            yield document.fault((*AT, n, "topic"), message, hint)
    used = {concept.topic for concept in own}
    for n, topic in enumerate(known):
        if topic not in used:
            message = f"no concept is of the topic {quoted(topic)}"
            place = ("topics", n, "id")
            yield document.fault(place, message, "add one, or remove the topic")


def phrases_once(document: Document, own: Sequence[Concept]) -> Iterator[Fault]:
    """A name, an alias or an abbreviation means one concept."""
    first: dict[str, str] = {}
    for n, concept in enumerate(own):
        for place, phrase in _phrases(concept):
            for key in {phrase, *_filed(place, phrase)}:
                other = first.setdefault(key, concept.id)
                if other != concept.id:
                    message = f"{quoted(phrase)} also stands for {quoted(other)}"
                    hint = "keep it with one of them, or word it more closely"
                    yield document.fault((*AT, n, *place), message, hint)
                    break


def letters_found(document: Document, own: Sequence[Concept]) -> Iterator[Fault]:
    """An abbreviation is one word as prose is read, and every alias has words."""
    for n, concept in enumerate(own):
        for place, phrase in _phrases(concept):
            found = pieces(phrase)
            if place[0] != "abbreviations" and not found:
                message = f"{quoted(phrase)} has no words"
                yield document.fault((*AT, n, *place), message, "write it in words")
            elif place[0] == "abbreviations" and (
                len(found) != 1 or phrase != phrase[found[0].start : found[0].end]
            ):
                message = f"{quoted(phrase)} is read as more than one word"
                hint = "move it to 'aliases'"
                yield document.fault((*AT, n, *place), message, hint)


def patterns_formed(document: Document, own: Sequence[Concept]) -> Iterator[Fault]:
    """A pattern has two groups or more, and no alternative of it is empty."""
    for n, concept in enumerate(own):
        for m, pattern in enumerate(concept.together):
            groups = pattern.split()
            place = (*AT, n, "together", m)
            words = [part for group in groups for part in group.split("|")]
            named = [word[1:] for word in words if word.startswith("@")]
            strange = [name for name in named if name not in FAMILIES]
            if strange:
                near = did_you_mean(strange[0], tuple(FAMILIES))
                message = f"there is no family of words '@{strange[0]}'"
                hint = f"did you mean '@{near}'?" if near else "list the words"
                yield document.fault(place, message, hint)
            elif len(groups) < 2:
                message = f"{quoted(pattern)} is one group"
                hint = "one word alone is an alias; join the words of a phrase by '_'"
                yield document.fault(place, message, hint)
            elif not all(pieces(word) for word in words):
                message = f"{quoted(pattern)} has an empty alternative"
                yield document.fault(place, message, "write words around each '|'")
            elif len(set(groups)) < len(groups):
                message = f"{quoted(pattern)} has a group twice"
                yield document.fault(place, message, "one word fills one group only")


def kin_known(
    document: Document, own: Sequence[Concept], field: Sequence[Concept]
) -> Iterator[Fault]:
    """Kin are other concepts that there are."""
    known = {concept.id for concept in (*own, *field)}
    for n, concept in enumerate(own):
        for m, its_id in enumerate(concept.kin):
            place = (*AT, n, "kin", m)
            if its_id == concept.id:
                yield document.fault(place, "a concept is no kin of itself")
            elif its_id not in known:
                yield no_concept(document, place, its_id, known)


def match_found(
    document: Document, own: Sequence[Concept], words: Lexicon
) -> Iterator[Fault]:
    """The concept is found in its `match`, and not as something turned down."""
    for n, concept in enumerate(own):
        found = _mentions(concept.id, concept.match, words)
        if all(mention.negated for mention in found):
            message = f"{quoted(concept.id)} is not found in {quoted(concept.match)}"
            if found:
                message = f"the sentence turns {quoted(concept.id)} down"
            hint = "word the sentence otherwise, or add an alias that is in it"
            yield document.fault((*AT, n, "match"), message, hint)


def near_miss_not_found(
    document: Document, own: Sequence[Concept], words: Lexicon
) -> Iterator[Fault]:
    """The concept is not found in its `near_miss`, or turned down there."""
    for n, concept in enumerate(own):
        for mention in _mentions(concept.id, concept.near_miss, words):
            if not mention.negated:
                by = concept.near_miss[mention.start : mention.end]
                message = f"{quoted(concept.id)} is found here, in {quoted(by)}"
                hint = "word the near miss otherwise, or narrow what is looked for"
                yield document.fault((*AT, n, "near_miss"), message, hint)
                break


def no_concept(
    document: Document, place: Place, its_id: str, known: Collection[str]
) -> Fault:
    """Return the fault of naming a concept that there is not."""
    near = did_you_mean(its_id, tuple(sorted(known)))
    hint = f"did you mean '{near}'?" if near else "add it under 'concepts'"
    return document.fault(place, f"there is no concept {quoted(its_id)}", hint)


def _phrases(concept: Concept) -> Iterator[tuple[Place, str]]:
    yield ("name",), concept.name
    for n, alias in enumerate(concept.aliases):
        yield ("aliases", n), alias
    for n, letters in enumerate(concept.abbreviations):
        yield ("abbreviations", n), letters


def _filed(place: Place, phrase: str) -> Iterator[str]:
    """Yield what a phrase is looked up under; letters only as they are written."""
    if place[0] != "abbreviations":
        yield from keys([(piece.word, piece.stem) for piece in pieces(phrase)])


def _mentions(its_id: str, sentence: str, words: Lexicon) -> list[Mention]:
    return [m for m in find(sentence, words) if m.concept == its_id]
