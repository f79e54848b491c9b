"""Examples as the network takes them, and batches of about the same cost."""

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

CLS, SEP, MASK = 101, 102, 103
NONE = (-1, -1)


@dataclass
class Example:
    """A passage's token ids, and questions asked of it: their ids, and first and last token of the answer (`NONE`: it has none)."""

    passage: list[int]
    questions: list[tuple[list[int], tuple[int, int]]] = field(default_factory=list)

    def size(self) -> int:
        return len(self.passage) + 2 + sum(len(ids) + 2 for ids, _ in self.questions)


def open_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a folder in the hub's layout, without cutting or filling."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(tokenizer: Tokenizer, text: str) -> Encoding:
    return tokenizer.encode(text, add_special_tokens=False)


def tokens_within(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """First and last token that hold characters from start to end (exclusive)."""
    inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
    return (inside[0], inside[-1]) if inside else None


def batches(examples: list[Example], budget: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of at most `budget` tokens, filled ones counted, each of examples of about the same length, in random order."""
    made: list[list[Example]] = []
    for example in sorted(examples, key=lambda one: (one.size() // 16, rng.random())):
        if made and (len(made[-1]) + 1) * example.size() <= budget:
            made[-1].append(example)
        else:
            made.append([example])
    rng.shuffle(made)
    yield from made


@dataclass
class Batch:
    """
    Rows of `[CLS] passage [SEP]` and, behind it, `[CLS] question [MASK]` for each question. ids, types (1 in questions), places
    and blocks (0 in the passage, 1… by question, -1 where filled) are [rows, length]; row, asking, first, last have one entry for
    each question: its row, the place of its mask, and the first and last place of its answer, 0 for none.
    """

    ids: Tensor
    types: Tensor
    places: Tensor
    blocks: Tensor
    row: Tensor
    asking: Tensor
    first: Tensor
    last: Tensor


def pack(examples: list[Example]) -> Batch:
    length = max(one.size() for one in examples)
    ids = torch.zeros(len(examples), length, dtype=torch.long)
    types, places, blocks = torch.zeros_like(ids), torch.zeros_like(ids), torch.full_like(ids, -1)
    asked = []
    for r, one in enumerate(examples):
        at = 0
        parts = [[CLS, *one.passage, SEP], *([CLS, *question, MASK] for question, _ in one.questions)]
        for block, part in enumerate(parts):
            end = at + len(part)
            ids[r, at:end] = torch.tensor(part)
            types[r, at:end] = min(1, block)
            places[r, at:end] = torch.arange(len(part))
            blocks[r, at:end] = block
            if block:
                first, last = one.questions[block - 1][1]
                asked.append((r, end - 1, first + 1, last + 1))
            at = end
    return Batch(ids, types, places, blocks, *torch.tensor(asked).T)
