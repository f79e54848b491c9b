"""Writes questions about the articles held back that look answerable and are not, for the weights that are learnt on top of the reader."""

import argparse
import json
import random
from pathlib import Path

import questions
from unanswerable import Words, negated, swapped


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--start", type=Path, required=True, help="folder of the encoder that training began with")
    parse.add_argument("--corpus", type=Path, required=True)
    parse.add_argument("--out", type=Path, required=True, help="file of JSON: objects with context and question")
    args = parse.parse_args()
    words, rng = Words(args.start), random.Random(0)
    made = []
    for one in questions.read(args.corpus, held_back=True):
        kinds = [swapped, negated, words.altered, words.altered]
        rng.shuffle(kinds)
        question = next((found for kind in kinds[:2] if (found := kind(one, rng))), None)
        if question:
            made.append({"context": one.context, "question": question})
    args.out.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n")
    print(f"{args.out}: {len(made)} questions")


if __name__ == "__main__":
    main()
