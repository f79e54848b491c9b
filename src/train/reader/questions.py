"""Training examples from the questions of the SQuAD articles: answerable, and made unanswerable in three ways."""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from packing import NONE, Example, encode, tokens_within
from sentences import STOP, WORD, sentences

HELD_BACK = ("Chloroplast", "Genghis_Khan")
_NAME = re.compile(r"\b[A-Z][\w.]+(?: (?:of |de |the )?[A-Z][\w.]+)*|\b\d[\d,.]*\b")
_ASKS = re.compile(r"^(?:What|Who|When|Where|Which|Why|How|In|On|At|The|By|For|Of|From|To|During|Whose|Whom|After|Before|Did|Was|Is)$")


@dataclass
class Asked:
    """A question, its paragraph, the answers' characters, and the other paragraphs of the article."""

    question: str
    context: str
    answers: list[tuple[int, int]]
    others: list[str]
    names: list[str]


def read(corpus: Path, held_back: bool) -> list[Asked]:
    """The questions of the articles held back for validation, or of all others."""
    asked = []
    for article in json.loads((corpus / "squad-v1.1-13-articles.json").read_text()):
        if (article["title"] in HELD_BACK) != held_back:
            continue
        contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
        names = sorted({match.group() for context in contexts for match in _NAME.finditer(context)})
        for paragraph in article["paragraphs"]:
            context = paragraph["context"]
            others = [other for other in contexts if other is not context]
            for qa in paragraph["qas"]:
                spans = [where for answer in qa["answers"] if (where := _place(context, qa["question"], answer))]
                if spans:
                    asked.append(Asked(qa["question"], context, spans, others, names))
    return asked


def _place(context: str, question: str, answer: str) -> tuple[int, int] | None:
    """Characters of an answer: of its occurrences as whole words, the one whose sentence shares most words with the question."""
    found = [(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", context)]
    if not found:
        at = context.find(answer)
        return (at, at + len(answer)) if at >= 0 else None
    wanted = {m.group().lower() for m in WORD.finditer(question)} - STOP
    near = {span: context[a:b].lower() for span in found for a, b in sentences(context) if a <= span[0] < b}
    return max(found, key=lambda span: sum(word in near.get(span, "") for word in wanted))


def swapped(one: Asked, rng: random.Random) -> str | None:
    """The question with one of its names or numbers replaced by another of the article that its paragraph does not hold."""
    places = [m for m in _NAME.finditer(one.question) if m.start() > 0 and not _ASKS.match(m.group())]
    if not places:
        return None
    at = rng.choice(places)
    digits = at.group()[0].isdigit()
    fit = [n for n in one.names if n[0].isdigit() == digits and n not in one.context and abs(len(n) - len(at.group())) < 12]
    return one.question[: at.start()] + rng.choice(fit) + one.question[at.end() :] if fit else None


def alike(one: Asked, rng: random.Random) -> str | None:
    """One of the paragraphs of the article that share most words with the question and do not hold its answer."""
    wanted = {m.group().lower() for m in WORD.finditer(one.question)} - STOP
    answers = [one.context[a:b].lower() for a, b in one.answers]
    fit = [other for other in one.others if not any(answer in other.lower() for answer in answers)]
    fit.sort(key=lambda other: -sum(word in other.lower() for word in wanted))
    return rng.choice(fit[:4]) if fit else None


def window(text: str, answer: tuple[int, int] | None, tokenizer: Tokenizer, most: int, rng: random.Random) -> tuple[int, int]:
    """Characters of a run of whole sentences of a text, those with the answer among them, of at most about `most` tokens."""
    spans = sentences(text)
    sizes = [len(encode(tokenizer, text[a:b]).ids) for a, b in spans]
    inside = [i for i, (a, b) in enumerate(spans) if answer and a < answer[1] and b > answer[0]]
    first = inside[0] if inside else rng.randrange(len(spans))
    last = inside[-1] if inside else first
    while True:
        room = most - sum(sizes[first : last + 1])
        sides = [side for side in (first - 1, last + 1) if 0 <= side < len(spans) and sizes[side] <= room]
        if not sides:
            return spans[first][0], spans[last][1]
        side = rng.choice(sides)
        first, last = min(first, side), max(last, side)


def example(question: str, text: str, answer: tuple[int, int] | None, tokenizer: Tokenizer, most: int, rng: random.Random) -> Example:
    """A question with a part of a text, of a length that varies."""
    start, end = window(text, answer, tokenizer, rng.randint(most // 3, most), rng)
    encoded = encode(tokenizer, text[start:end])
    where = tokens_within(encoded.offsets, answer[0] - start, answer[1] - start) if answer else None
    return Example(encode(tokenizer, question).ids, encoded.ids, where or NONE)


def examples(asked: list[Asked], tokenizer: Tokenizer, rng: random.Random, most: int) -> list[Example]:
    """
    One pass over the questions: each once, and about 0.45 times as many that have no answer, since a name in them was replaced, or
    the passage is another one of the article, or the answer's sentence is left out.
    """
    made = []
    for one in asked:
        made.append(example(one.question, one.context, rng.choice(one.answers), tokenizer, most, rng))
        chance = rng.random()
        if chance < 0.25:
            if other := swapped(one, rng):
                made.append(example(other, one.context, rng.choice(one.answers), tokenizer, most, rng))
                made[-1].answer = NONE
        elif chance < 0.45:
            if text := alike(one, rng):
                made.append(example(one.question, text, None, tokenizer, most, rng))
        elif chance < 0.6:
            if text := without_answer(one):
                made.append(example(one.question, text, None, tokenizer, most, rng))
    return [one for one in made if one.size() < 300]


def without_answer(one: Asked) -> str | None:
    """The paragraph without the sentences that hold an answer's words."""
    texts = [one.context[a:b].lower() for a, b in one.answers]
    kept = [one.context[a:b] for a, b in sentences(one.context)]
    kept = [sentence for sentence in kept if not any(text in sentence.lower() for text in texts)]
    return " ".join(kept) or None
