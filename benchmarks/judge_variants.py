"""Machine-made variants of an answer: padded, stuffed, shuffled, repeated, mistyped.

All are deterministic, so that the report can be compared from one day to the next.
"""

import re
from collections.abc import Iterable, Sequence
from random import Random

PADDING = (
    "In today's world, scalability is one of the most important qualities of modern "
    "software. Large systems have to handle growing demand, and engineers must keep "
    "many aspects in mind when they design an architecture. It is considered best "
    "practice to begin with a simple solution and to improve it over time.",
    "Caching improves performance because data is kept close to where it is needed. "
    "A load balancer is a component that distributes traffic across several servers, "
    "which increases availability. Replication means that several copies of the data "
    "exist, so that reads become faster and failures can be tolerated. Sharding is "
    "the process of splitting data into smaller parts, which helps systems to scale "
    "horizontally.",
    "Message queues are widely used to decouple producers from consumers. They improve "
    "reliability, because work can be retried when something goes wrong. "
    "Microservices are an architectural style in which an application is built as a "
    "set of small services, and each of them can be deployed on its own. This approach "
    "provides flexibility, but it also increases complexity.",
    "There are always trade-offs in distributed systems. The CAP theorem is a concept "
    "that says that consistency and availability cannot both be guaranteed when the "
    "network is partitioned. Relational databases provide strong guarantees, whereas "
    "NoSQL databases are known for their scalability. The choice depends on the "
    "requirements of the business and on the experience of the team.",
    "Monitoring is crucial for every production system. Metrics, logs and traces help "
    "teams to understand what happens, and alerts make sure that problems are noticed "
    "early. Security should always be considered from the start: encryption, "
    "authentication and authorisation protect sensitive information. Finally, good "
    "documentation and clear communication improve the quality of the result, and "
    "regular testing ensures that changes do not break what already works.",
)
"""Some 300 words that would stand in any essay."""


def chunks(text: str) -> list[str]:
    """Part a text at blank lines; fences stay whole, headings with what follows."""
    found: list[list[str]] = [[]]
    fence = False
    for line in text.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            fence = not fence
        if line.strip() or fence:
            found[-1].append(line)
        elif found[-1] and not _heading(found[-1]):
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def padded(text: str) -> str:
    """Append general text."""
    return text + "\n\n" + "\n\n".join(PADDING)


def interleaved(text: str) -> str:
    """Put general text between the paragraphs."""
    parts = chunks(text)
    mixed = []
    for n, part in enumerate(parts):
        mixed.append(part)
        if n < len(PADDING):
            mixed.append(PADDING[n])
    return "\n\n".join([*mixed, *PADDING[len(parts) :]])


def stuffed(text: str, words: Sequence[str]) -> str:
    """Append a list of words, parted by commas."""
    return f"{text}\n\nKeywords: {', '.join(words)}."


def stuffed_bullets(text: str, words: Sequence[str]) -> str:
    """Append a list of words, one a line."""
    return text + "\n\n" + "\n".join(f"- {word}" for word in words)


def stuffed_sentences(text: str, words: Sequence[str]) -> str:
    """Append sentences that claim to use everything, eight words at a time."""
    claims = [
        f"We will use {', '.join(words[n : n + 8])}." for n in range(0, len(words), 8)
    ]
    return text + "\n\n" + " ".join(claims)


def shuffled(text: str) -> str:
    """Put the paragraphs into another order."""
    parts = chunks(text)
    Random(7).shuffle(parts)  # noqa: S311 - an order, no secret
    return "\n\n".join(parts)


def repeated(text: str) -> str:
    """Say everything twice."""
    return f"{text}\n\n{text}"


def mistyped(text: str) -> str:
    """Swap two letters in one long word of thirty, never in a fence or a figure."""
    chance = Random(11)  # noqa: S311 - an order, no secret

    def slip(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() > 1 / 30:
            return word
        at = chance.randrange(2, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return re.sub(r"\b[a-z]{7,}\b", slip, text)


def without(text: str, quotes: Iterable[str]) -> tuple[str, list[str]]:
    """Delete the paragraphs that hold some quotes; return the rest and the deleted."""
    wanted = [quote for quote in quotes if quote]
    kept: list[str] = []
    gone: list[str] = []
    for part in chunks(text):
        (gone if any(quote in part for quote in wanted) else kept).append(part)
    return "\n\n".join(kept), gone


def _heading(lines: Sequence[str]) -> bool:
    alone = len(lines) == 1
    return alone and lines[0].lstrip().startswith(("#", "**")) and len(lines[0]) < 80
