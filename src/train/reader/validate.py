"""Exact match, F1 and refusal on articles held back, scored as SQuAD does."""

import random
import re
import string
from collections import Counter

import torch
from tokenizers import Tokenizer

from network import Reader
from packing import Example, encode, pack
from unanswerable import Asked, Words, alike, negated, swapped, without_answer

LONGEST = 20


def normal(text: str) -> str:
    text = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def f1(answer: str, wanted: str) -> float:
    a, b = normal(answer).split(), normal(wanted).split()
    same = sum((Counter(a) & Counter(b)).values())
    return 2 * same / (len(a) + len(b)) if same else 0.0


@torch.no_grad()
def best_spans(reader: Reader, examples: list[Example]) -> list[tuple[float, int, int, float]]:
    """For each example: score, first and last token of the best span of the passage, and the score of there being none."""
    batch = pack(examples)
    starts, ends = reader(batch.ids, batch.types, batch.mask)
    found = []
    for one, start, end in zip(examples, starts.float(), ends.float()):
        low, high = len(one.question) + 2, one.size() - 1
        pairs = start[low:high, None] + end[None, low:high]
        allowed = torch.ones_like(pairs).triu().tril(LONGEST - 1).bool()
        pairs = pairs.masked_fill(~allowed, -1e9)
        first, last = divmod(int(pairs.argmax()), high - low)
        found.append((float(pairs.max()), first, last, float(start[0] + end[0])))
    return found


def auroc(good: list[float], bad: list[float]) -> float:
    """Probability that a good one scores above a bad one."""
    return sum((g > b) + 0.5 * (g == b) for g in good for b in bad) / max(1, len(good) * len(bad))


def read_all(reader: Reader, tokenizer: Tokenizer, pairs: list[tuple[str, str]]) -> list[tuple[float, str]]:
    """For each question and passage: score above the null score, and the answer's text."""
    reader.eval()
    encoded = [(encode(tokenizer, question), encode(tokenizer, passage)) for question, passage in pairs]
    order = sorted(range(len(pairs)), key=lambda i: len(encoded[i][1].ids))
    answers: list[tuple[float, str]] = [(0.0, "")] * len(pairs)
    for at in range(0, len(order), 16):
        some = order[at : at + 16]
        found = best_spans(reader, [Example(encoded[i][0].ids, encoded[i][1].ids[:400]) for i in some])
        for i, (score, first, last, null) in zip(some, found):
            offsets = encoded[i][1].offsets
            answers[i] = (score - null, pairs[i][1][offsets[first][0] : offsets[last][1]])
    return answers


def validate(reader: Reader, tokenizer: Tokenizer, asked: list[Asked], words: Words, quick: bool = False) -> dict[str, float]:
    """EM and F1 on the gold paragraph, and AUROC of answerable questions against each kind made unanswerable."""
    rng = random.Random(0)
    kinds = {
        "swapped": [(question, one.context) for one in asked if (question := swapped(one, rng))],
        "altered": [(question, one.context) for one in asked if (question := words.altered(one, rng))],
        "negated": [(question, one.context) for one in asked if (question := negated(one, rng))],
        "without": [(one.question, text) for one in asked if (text := without_answer(one))],
        "alike": [(one.question, text) for one in asked if (text := alike(one, rng))],
    }
    if quick:
        kinds = {kind: kinds[kind] for kind in ("swapped", "altered")}
    answers = read_all(reader, tokenizer, [(one.question, one.context) for one in asked])
    wanted = [[one.context[a:b] for a, b in one.answers] for one in asked]
    scores = {
        "em": 100 * sum(any(normal(t) == normal(w) for w in ws) for (_, t), ws in zip(answers, wanted)) / len(asked),
        "f1": 100 * sum(max(f1(t, w) for w in ws) for (_, t), ws in zip(answers, wanted)) / len(asked),
    }
    good = [score for score, _ in answers]
    for kind, pairs in kinds.items():
        scores[f"auroc_{kind}"] = auroc(good, [score for score, _ in read_all(reader, tokenizer, pairs)])
    return {name: round(value, 3) for name, value in scores.items()}
