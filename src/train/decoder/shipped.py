"""Reads a decoder back out of the file that `export.py` wrote, to go on from it."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from llama import HEAD, QUERIES, Decoder
from rounding import BLOCK, EMBEDDING, LAYERS


def unpacked(data: np.ndarray, bits: int) -> np.ndarray:
    """Codes of `bits` bits, around 0, of bytes [..., n · bits / 8]."""
    places = np.unpackbits(data, axis=-1, bitorder="little").reshape(*data.shape[:-1], -1, bits)
    return (places * (1 << np.arange(bits))).sum(-1).astype(np.int32) - (1 << (bits - 1))


def read_shipped(path: Path) -> Decoder:
    graph = onnx.load(path).graph
    arrays = {given.name: numpy_helper.to_array(given) for given in graph.initializer}

    def weights(name: str, bits: int) -> torch.Tensor:
        codes = unpacked(arrays[f"{name}.q{bits}"], bits).reshape(len(arrays[f"{name}.r"]), -1, BLOCK)
        steps = arrays[f"{name}.s8"].astype(np.float32) * (arrays[f"{name}.r"].astype(np.float32) / 127)[:, None]
        return torch.from_numpy((codes * steps[..., None]).reshape(len(codes), -1).astype(np.float32))

    count = 1 + max(int(name.split(".")[0]) for name in arrays if name.split(".")[0].isdigit())
    found = [{part: weights(f"{at}.{part}", LAYERS) for part in ("qkv", "o", "gu", "down") if f"{at}.{part}.r" in arrays} for at in range(count)]
    shapes = [(part["o"].shape[1] // (QUERIES * HEAD) if "o" in part else 0, part["down"].shape[1] if "down" in part else 0) for part in found]
    embedding = weights("embed", EMBEDDING)
    decoder = Decoder(len(embedding), shapes)
    decoder.embedding.data = embedding
    decoder.norm.data = torch.from_numpy(arrays["norm"].copy())
    for at, (layer, parts) in enumerate(zip(decoder.layers, found)):
        for name, part in parts.items():
            getattr(layer, name).data = part
        for name in ("norm1", "norm2"):
            if f"{at}.{name}" in arrays:
                getattr(layer, name).data = torch.from_numpy(arrays[f"{at}.{name}"].copy())
    return decoder
