"""Examples as the network takes them, and batches of about the same cost."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

CLS, SEP = 101, 102
NONE = (-1, -1)


@dataclass
class Example:
    """Token ids of a question and a passage, and the first and last token of the answer in the passage (`NONE`: it has none)."""

    question: list[int]
    passage: list[int]
    answer: tuple[int, int] = NONE

    def size(self) -> int:
        return len(self.question) + len(self.passage) + 3


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
    for example in sorted(examples, key=lambda one: (one.size() // 8, rng.random())):
        if made and (len(made[-1]) + 1) * example.size() <= budget:
            made[-1].append(example)
        else:
            made.append([example])
    rng.shuffle(made)
    yield from made


@dataclass
class Batch:
    """ids, types (1 in the passage), mask (0 where filled) [rows, length]; first and last place of the answer [rows], 0 for none."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor


def pack(examples: list[Example]) -> Batch:
    """Rows of `[CLS] question [SEP] passage [SEP]`."""
    length = max(one.size() for one in examples)
    ids = torch.zeros(len(examples), length, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    answers = []
    for row, one in enumerate(examples):
        before = len(one.question) + 2
        ids[row, : one.size()] = torch.tensor([CLS, *one.question, SEP, *one.passage, SEP])
        types[row, before : one.size()] = 1
        mask[row, : one.size()] = 1
        answers.append((one.answer[0] + before, one.answer[1] + before) if one.answer != NONE else (0, 0))
    return Batch(ids, types, mask, *torch.tensor(answers).T)
