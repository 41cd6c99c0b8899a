"""Small helpers to write lists of phrases as patterns that run in linear time."""

import re


def words(alternatives: str) -> re.Pattern[str]:
    """Return a pattern for whole words and phrases, written `one|two words|…`.

    It is meant for text in small letters with straight apostrophes; a space stands for
    any white space, so that a phrase may run over the end of a line.
    """
    body = alternatives.replace(" ", r"\s+")
    return re.compile(rf"(?<![\w'])(?:{body})(?![\w'])")
