"""Training examples from the questions of the SQuAD articles: answerable, and made unanswerable in three ways."""

import json
import random
import re
from pathlib import Path

from tokenizers import Tokenizer

from packing import NONE, Example, encode, tokens_within
from sentences import sentences
from unanswerable import Asked, Words, alike, content_of, names_in, negated, renamed, swapped, without_answer

HELD_BACK = ("Chloroplast", "Genghis_Khan")


def read(corpus: Path, held_back: bool) -> list[Asked]:
    """The questions of the articles held back for validation, or of all others."""
    asked = []
    for article in json.loads((corpus / "squad-v1.1-13-articles.json").read_text()):
        if (article["title"] in HELD_BACK) != held_back:
            continue
        contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
        names = names_in(contexts)
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
    wanted = content_of(question)
    near = {span: context[a:b].lower() for span in found for a, b in sentences(context) if a <= span[0] < b}
    return max(found, key=lambda span: sum(word in near.get(span, "") for word in wanted))


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


def examples(asked: list[Asked], tokenizer: Tokenizer, words: Words, rng: random.Random, most: int) -> list[Example]:
    """
    One pass over the questions: each once, some with a name replaced in it and its passage or a word put otherwise, and about 0.65 times as many that have
    no answer: a name or a word of the question is another, or is negated, the passage is another one of the article, or the answer's
    sentence is left out.
    """
    made = []
    for one in asked:
        answer = rng.choice(one.answers)
        same = renamed(one, answer, rng) if rng.random() < 0.25 else None
        question, context, place = same or (one.question, one.context, answer)
        question = (words.reworded(question, rng) if rng.random() < 0.2 else None) or question
        made.append(example(question, context, place, tokenizer, most, rng))
        chance = rng.random()
        if chance < 0.5:
            kind = rng.choice((lambda: swapped(one, rng), lambda: words.altered(one, rng), lambda: words.altered(one, rng)))
            other = (negated(one, rng) if chance < 0.05 else None) or kind()
            if other:
                made.append(example(other, one.context, answer, tokenizer, most, rng))
                made[-1].answer = NONE
        elif chance < 0.62:
            if text := alike(one, rng):
                made.append(example(one.question, text, None, tokenizer, most, rng))
        elif chance < 0.72:
            if text := without_answer(one):
                made.append(example(one.question, text, None, tokenizer, most, rng))
    return [one for one in made if one.size() < 300]
