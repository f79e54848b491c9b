"""Training examples from the questions of the SQuAD articles: answerable, and made unanswerable in three ways."""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

import raw_text
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
    # Questions of other paragraphs of the article, with their answers.
    strangers: list[tuple[str, list[str]]]


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
            strangers = [(qa["question"], qa["answers"]) for p in article["paragraphs"] if p is not paragraph for qa in p["qas"]]
            for qa in paragraph["qas"]:
                spans = [where for answer in qa["answers"] if (where := _place(context, qa["question"], answer))]
                if spans:
                    asked.append(Asked(qa["question"], context, spans, others, names, strangers))
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


def window(text: str, tokenizer: Tokenizer, most: int, rng: random.Random) -> tuple[int, int]:
    """Characters of a run of whole sentences of a text, of at most about `most` tokens."""
    spans = sentences(text)
    sizes = [len(encode(tokenizer, text[a:b]).ids) for a, b in spans]
    if sum(sizes) <= most:
        return 0, len(text)
    first = last = rng.randrange(len(spans))
    while True:
        room = most - sum(sizes[first : last + 1])
        sides = [side for side in (first - 1, last + 1) if 0 <= side < len(spans) and sizes[side] <= room]
        if not sides:
            return spans[first][0], spans[last][1]
        side = rng.choice(sides)
        first, last = min(first, side), max(last, side)


def examples(asked: list[Asked], tokenizer: Tokenizer, rng: random.Random, most: int, clozes: int) -> list[Example]:
    """
    One pass over the questions, those of a paragraph together: each once, and about 0.7 times as many that have no answer, since
    a name in them was replaced, or they belong to another paragraph, or the answer's sentence is left out. Some clozes beside.
    """
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(one.context, []).append(one)
    made = []
    for context, group in groups.items():
        whole = encode(tokenizer, context)
        left = group
        while left:
            start, end = window(context, tokenizer, most, rng)
            inside = [one for one in left if any(start <= a and b <= end for a, b in one.answers)]
            if not inside:
                # A sentence that is longer than a passage may be.
                start, end, inside = 0, len(context), left
            left = [one for one in left if one not in inside]
            rng.shuffle(inside)
            for at in range(0, len(inside), 8):
                made.append(_together(inside[at : at + 8], (start, end), group, tokenizer, rng, clozes))
        some = rng.choice(group)
        text = without_answer(some)
        if text and rng.random() < 0.7:
            gone = [one for one in group if not any(one.context[a:b].lower() in text.lower() for a, b in one.answers)]
            made.append(Example(encode(tokenizer, text).ids[: most + 64], [(encode(tokenizer, one.question).ids, NONE) for one in gone[:6]]))
    return [one for one in made if one.questions]


def _together(inside: list[Asked], part: tuple[int, int], group: list[Asked], tokenizer: Tokenizer, rng: random.Random, clozes: int) -> Example:
    start, end = part
    context = inside[0].context
    text = context[start:end]
    encoded = encode(tokenizer, text)
    example = Example(encoded.ids)
    for one in inside:
        a, b = rng.choice([span for span in one.answers if start <= span[0] and span[1] <= end])
        where = tokens_within(encoded.offsets, a - start, b - start)
        ids = encode(tokenizer, one.question).ids
        example.questions.append((ids, where or NONE))
        if rng.random() < 0.45 and (other := swapped(one, rng)):
            example.questions.append((encode(tokenizer, other).ids, NONE))
    for one in rng.sample(inside[0].strangers, min(len(inside[0].strangers), 1 + len(inside) // 4)):
        if not any(answer in text for answer in one[1]):
            example.questions.append((encode(tokenizer, one[0]).ids, NONE))
    for _ in range(clozes):
        if one := raw_text.cloze(text, encoded, tokenizer, rng):
            example.questions.append(one)
    return example


def without_answer(one: Asked) -> str | None:
    """The paragraph without the sentences that hold an answer's words."""
    texts = [one.context[a:b].lower() for a, b in one.answers]
    kept = [one.context[a:b] for a, b in sentences(one.context)]
    kept = [sentence for sentence in kept if not any(text in sentence.lower() for text in texts)]
    return " ".join(kept) or None
