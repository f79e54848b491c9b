"""Texts as `npm run train network-texts` writes them: 16-bit ids, 0 after each sentence."""

from pathlib import Path

import numpy as np
import torch

# How many of each hundred rows of a batch read which text: all of the dialogue, most of the reviews and half of the encyclopaedia
# are seen in 30 M words, so that informal English is not drowned.
SHARES = {"wiki": 62, "reviews": 28, "dialogue": 10}


def load(folder: Path, name: str, part: str) -> np.ndarray:
    return np.fromfile(folder / f"{name}.{part}.u16", dtype=np.uint16)


class Rows:
    """Rows of a batch, each of which reads on where it was, in a text and from a place of its own."""

    def __init__(self, folder: Path, rows: int, seed: int):
        random = np.random.default_rng(seed)
        counts = {name: round(rows * share / 100) for name, share in SHARES.items()}
        counts["wiki"] += rows - sum(counts.values())
        self.texts, self.at = [], []
        for name, count in counts.items():
            text = load(folder, name, "train")
            start = int(random.integers(len(text)))
            for row in range(count):
                self.texts.append(text)
                self.at.append((start + row * (len(text) // count)) % len(text))

    def next(self, steps: int) -> torch.Tensor:
        """Ids [steps + 1, rows]; the last one of each row is the first of the next call."""
        columns = []
        for row, text in enumerate(self.texts):
            places = (self.at[row] + np.arange(steps + 1)) % len(text)
            columns.append(text[places])
            self.at[row] = (self.at[row] + steps) % len(text)
        return torch.from_numpy(np.stack(columns, 1).astype(np.int64))


def word_count(folder: Path) -> int:
    """Ids in use: the texts' largest and one."""
    return 1 + max(int(load(folder, name, "train").max()) for name in SHARES)
