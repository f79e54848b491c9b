"""Training examples from plain text: clozes put as rough questions (Lewis et al. 2019)."""

import lzma
import random
import re
from pathlib import Path
from typing import Iterator

from tokenizers import Encoding, Tokenizer

from packing import NONE, Example, encode, tokens_within
from sentences import STOP, sentences, words

_YEAR = re.compile(r"^(?:1\d|20)\d\d$")
_MONTH = re.compile(r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)$")


def paragraphs(corpus: Path, seed: int, start: int = 0) -> Iterator[str]:
    """Paragraphs of the encyclopedia in its order, from a random line on."""
    lines = [line.strip() for line in lzma.open(corpus / "wiki.txt.xz", "rt", encoding="utf-8")]
    at = random.Random(seed).randrange(len(lines)) + start
    while True:
        line = lines[at % len(lines)]
        at += 1
        if len(line) > 150:
            yield line


def _answers(text: str) -> list[tuple[int, int]]:
    """Runs of words that a question may ask for: between stop words and marks, with what joins the parts of a name."""
    runs: list[tuple[int, int]] = []
    for start, end, word in words(text):
        if word in STOP:
            continue
        if runs and text[runs[-1][1] : start] in (" ", " of ", " and ") and len(text[runs[-1][0] : end].split()) < 7:
            opens = text[runs[-1][0]]
            if opens.isupper() == text[start].isupper() and (opens.isupper() or text[runs[-1][1] : start] == " "):
                runs[-1] = (runs[-1][0], end)
                continue
        runs.append((start, end))
    return runs


def _asks(answer: str, rng: random.Random) -> str:
    parts = answer.split()
    if any(_YEAR.match(part) for part in parts) or any(_MONTH.match(part) for part in parts):
        return rng.choice(["when", "when", "in what year", "what year", "on what date"])
    if answer[0].isdigit():
        return rng.choice(["how many", "how much", "how many", "what number of"])
    if answer[0].isupper():
        return rng.choice(["who", "what", "which", "where", "who", "what", "what company", "what country", "what city", "whose"])
    return rng.choice(["what", "what", "what kind of", "how", "which", "what type of", "why"])


def cloze(text: str, encoded: Encoding, tokenizer: Tokenizer, rng: random.Random) -> tuple[list[int], tuple[int, int]] | None:
    """A part of a sentence, its words thinned, with a question word in place of one of its spans: a rough question, its answer."""
    fit = [(a, b) for a, b in sentences(text) if 50 < b - a < 400]
    if not fit:
        return None
    start, end = rng.choice(fit)
    sentence = text[start:end]
    runs = _answers(sentence)
    if len(runs) < 3:
        return None
    weights = [3 if sentence[a].isupper() and a > 0 or sentence[a].isdigit() else 1 for a, _ in runs]
    a, b = rng.choices(runs, weights)[0]
    left = _thin(sentence[:a].split()[-rng.randint(4, 14) :], rng)
    right = _thin(sentence[b:].split()[: rng.randint(3, 14)], rng)
    if len(left) + len(right) < 3:
        return None
    asks = _asks(sentence[a:b], rng)
    shape = rng.random()
    if shape < 0.4:
        question = [asks, *left, *right]
    elif shape < 0.75:
        question = [asks, *right, *left]
    else:
        question = [*left, asks, *right]
    where = tokens_within(encoded.offsets, start + a, start + b)
    ids = encode(tokenizer, " ".join(question).rstrip(" .,;:") + "?").ids[:32]
    return (ids, where) if where else None


def _thin(words_: list[str], rng: random.Random) -> list[str]:
    return [word for word in words_ if rng.random() > 0.25]


def examples(source: Iterator[str], count: int, tokenizer: Tokenizer, rng: random.Random, most: int) -> list[Example]:
    """`count` paragraphs, each with up to six clozes of its own and one of the paragraph before, which it does not answer."""
    made: list[Example] = []
    last = None
    while len(made) < count:
        text = next(source)
        text = text[: text.rfind(" ", 0, 5 * most)] if len(text) > 5 * most else text
        encoded = encode(tokenizer, text)
        asked = [one for _ in range(6) if (one := cloze(text, encoded, tokenizer, rng))]
        if len(asked) < 2:
            continue
        stranger, last = last, asked[0][0]
        if stranger:
            asked.append((stranger, NONE))
        made.append(Example(encoded.ids, asked))
    return made
