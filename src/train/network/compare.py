"""Prints what a checkpoint gives the words of a held-back text, for comparison with the packed table."""

import argparse
import json
from pathlib import Path

import torch

from network import WordNetwork
from texts import load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--words", type=int, default=500)
    given = parser.parse_args()
    kept = torch.load(given.checkpoint, map_location="cpu", weights_only=False)["network"]
    words, width = kept["embedding"].shape
    network = WordNetwork(words, width, kept["lstm.weight_hh_l0"].shape[1])
    network.load_state_dict(kept)
    ids = torch.from_numpy(load(given.texts, "reviews", "held")[: given.words + 1].astype("int64"))
    with torch.no_grad():
        vectors, _ = network(ids[:-1, None])
        logs = torch.log_softmax(network.scores(vectors[:, 0]), 1)
    print(json.dumps({"ids": ids.tolist(), "logp": [round(x, 4) for x in logs.gather(1, ids[1:, None])[:, 0].tolist()]}))


if __name__ == "__main__":
    main()
