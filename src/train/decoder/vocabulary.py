"""A part of the teacher's pieces that is a tokenizer of its own: the pieces that prose uses, and those they are merged from."""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

from texts import lines_of

PIECES = 15_360
# Characters of each text that are counted: lines by chance.
COUNTED = {"wiki": 10_000_000, "reviews": 7_500_000, "dialogue": 2_250_000}


def part_of(tokenizer: dict, counts: Counter[str], size: int) -> dict:
    """The tokenizer cut to `size` pieces, the most frequent first, each with all that it is merged from.

    Special pieces but the first three, which start, open and end a text, are left out. The order of merges is kept, so that a
    word whose piece is kept is cut as before."""
    merges = [tuple(merge) for merge in tokenizer["model"]["merges"]]
    made_of = {left + right: (left, right) for left, right in reversed(merges)}
    specials = [token["content"] for token in tokenizer["added_tokens"]]
    vocabulary = sorted(tokenizer["model"]["vocab"], key=tokenizer["model"]["vocab"].get)
    kept = dict.fromkeys(specials[:3])
    kept.update(dict.fromkeys(piece for piece in vocabulary if piece not in made_of and piece not in specials))
    for piece, _ in counts.most_common():
        parts = [part for part in parts_of(piece, made_of) if part not in kept]
        if len(kept) + len(parts) <= size and piece not in specials:
            kept.update(dict.fromkeys(parts))
    ordered = [piece for piece in vocabulary if piece in kept]
    cut = json.loads(json.dumps(tokenizer))
    cut["model"]["vocab"] = {piece: at for at, piece in enumerate(ordered)}
    cut["model"]["merges"] = [list(merge) for merge in merges if "".join(merge) in kept and merge[0] in kept and merge[1] in kept]
    cut["added_tokens"] = [token for token in cut["added_tokens"] if token["content"] in kept]
    return cut


def parts_of(piece: str, made_of: dict[str, tuple[str, str]]) -> list[str]:
    """The piece and everything it is merged from, the smallest first."""
    if piece not in made_of:
        return [piece]
    left, right = made_of[piece]
    return [*parts_of(left, made_of), *parts_of(right, made_of), piece]


def counts_of(path: Path, texts: list[str]) -> Counter[str]:
    tokenizer = Tokenizer.from_file(str(path))
    counts: Counter[str] = Counter()
    for encoding in tokenizer.encode_batch(texts):
        counts.update(encoding.tokens)
    return counts


def sample(folder: Path, name: str) -> list[str]:
    lines = lines_of(folder, name)
    random.Random(1).shuffle(lines)
    taken, characters = [], 0
    for line in lines:
        taken.append(line)
        characters += len(line)
        if characters > COUNTED[name]:
            break
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True, help="folder of SmolLM2-135M-Instruct")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    theirs = given.models / "tokenizer.json"
    counts = sum((counts_of(theirs, sample(given.corpus, name)) for name in COUNTED), Counter())
    (given.out / "counts.json").write_text(json.dumps(counts.most_common()))
    cut = part_of(json.loads(theirs.read_text()), counts, PIECES)
    (given.out / "tokenizer.json").write_text(json.dumps(cut, ensure_ascii=False))


if __name__ == "__main__":
    main()
