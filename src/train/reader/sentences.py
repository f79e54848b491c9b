"""Sentences, words and the words that carry no meaning, as simply as making training examples needs."""

import re

_END = re.compile(r"(?<=[.!?])[\"”')\]]*\s+(?=[\"“'(\[]?[A-Z0-9])")
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")

STOP = frozenset(
    """a about above after again against all also although am among an and another any are as at be because been before being
    between both but by can could did do does during each either for from further had has have having he her here hers him his how
    however i if in into is it its itself just may me might more most much must my near no nor not now of off often on once one only
    or other our out over own same she should since so some such than that the their them then there these they this those through
    to too toward under until up upon us used very was we well were what when where whether which while who whom whose why will with
    within without would yet you your""".split()
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; together they cover the text but for the white space between them."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        end = match.start() + len(match.group().rstrip())
        spans.append((start, end))
        start = match.end()
    spans.append((start, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and lower-case form of each word."""
    return [(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text)]
