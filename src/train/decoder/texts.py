"""Texts as rows of pieces: each begins where a sentence does, in a text by chance, and reads on."""

import json
import lzma
import random
import re
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

# How many of each hundred rows are of which text, and how many of them are typed as messages are: in lower case, some of those
# without marks.
SHARES = {"wiki": 40, "reviews": 50, "dialogue": 10}
LOWER, BARE = 0.12, 0.06
SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z\"'(])")
# What is read of a text for a row: more than a row holds.
SPAN = 900


def lines_of(folder: Path, name: str) -> list[str]:
    with lzma.open(folder / f"{name}.txt.xz", "rt") as file:
        return file.read().split("\n")


def held_back(at: int) -> bool:
    """Of a hundred blocks of fifty lines one is never trained on."""
    return at // 50 % 100 == 37


class Texts:
    def __init__(self, folder: Path, tokenizer: Path, canonical: Path, seed: int):
        self.random = random.Random(seed)
        self.lines = {name: lines_of(folder, name) for name in SHARES}
        self.tokenizer, self.canonical = Tokenizer.from_file(str(tokenizer)), Tokenizer.from_file(str(canonical))

    def span(self, name: str, held: bool) -> str:
        lines = self.lines[name]
        while True:
            at = self.random.randrange(len(lines))
            if lines[at].strip() and held_back(at) == held:
                break
        starts = [0, *(match.end() for match in SENTENCE.finditer(lines[at]))]
        text = lines[at][self.random.choice(starts) :]
        joint = "\n" if name == "wiki" else self.random.choice(["\n", " "])
        while len(text) < SPAN and at + 1 < len(lines) and lines[at + 1].strip() and name != "reviews" and held_back(at + 1) == held:
            at += 1
            text += joint + lines[at]
        text = text[:SPAN].replace("``", '"').replace("''", '"')
        dice = self.random.random()
        if dice < LOWER:
            text = text.lower()
        if dice < BARE:
            text = re.sub(r"[.,;:!?\"()]+(?=\s|$)|(?<=\s)[\"(]+", "", text)
        return text.strip()

    def rows(self, count: int, places: int, held: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """Ids [count, places + 1], the first 0 (a text begins), and whether the teacher would cut the word of each in the same way."""
        ids, same = [], []
        names = [name for name, share in SHARES.items() for _ in range(share)]
        while len(ids) < count:
            text = self.span(self.random.choice(names), held)
            own, theirs = self.tokenizer.encode(text), self.canonical.encode(text)
            if len(own.ids) < places:
                continue
            words = [0] * (1 + max(own.words[-1], theirs.words[-1]))
            for encoding, sign in ((own, 1), (theirs, -1)):
                for word in encoding.words:
                    words[word] += sign
            ids.append([0, *own.ids[:places]])
            same.append([True, *(words[word] == 0 for word in own.words[:places])])
        return np.array(ids, np.int64), np.array(same)


def ids_of(tokenizer: Path) -> dict[str, int]:
    given = json.loads(tokenizer.read_text())
    return given["model"]["vocab"]
