"""Writes the weights of a checkpoint as plain 32-bit numbers, a file for each array, for `npm run train network`."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    kept = torch.load(given.checkpoint, map_location="cpu", weights_only=False)["network"]
    arrays = {
        "embedding": kept["embedding"],
        "bias": kept["bias"],
        "input": kept["lstm.weight_ih_l0"],
        "recurrent": kept["lstm.weight_hh_l0"],
        "gates": kept["lstm.bias_ih_l0"] + kept["lstm.bias_hh_l0"],
        "projection": kept["projection.weight"],
        "projectionBias": kept["projection.bias"],
    }
    for name, array in arrays.items():
        array.float().contiguous().numpy().tofile(given.out / f"{name}.f32")
        print(name, list(array.shape))


if __name__ == "__main__":
    main()
