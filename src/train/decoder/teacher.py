"""Reads the teacher, SmolLM2-135M-Instruct, out of the ONNX file of 4-bit weights in `../shared/models`."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from llama import FEED, GROUPS, WIDTH, Decoder

BLOCK = 32
SHAPES = {"qkv": WIDTH, "o": WIDTH, "gu": WIDTH, "down": FEED}


def matrix(arrays: dict[str, np.ndarray], name: str, inputs: int) -> torch.Tensor:
    """Weights [outputs, inputs]: 4-bit codes in blocks of 32 columns; the columns after `inputs` hold an offset for each block."""
    codes = arrays[f"{name}.q"]
    outputs, blocks, _ = codes.shape
    values = np.stack([codes & 15, codes >> 4], -1).reshape(outputs, blocks, BLOCK).astype(np.float32)
    zeros = arrays[f"{name}.z"].reshape(outputs, -1)
    zeros = np.stack([zeros & 15, zeros >> 4], -1).reshape(outputs, -1)[:, :blocks].astype(np.float32)
    scales = arrays[f"{name}.s"].reshape(outputs, blocks).astype(np.float32)
    values = ((values - zeros[..., None]) * scales[..., None]).reshape(outputs, -1)
    offsets = values[:, inputs : inputs + inputs // BLOCK]
    return torch.from_numpy(values[:, :inputs] + np.repeat(offsets, BLOCK, 1))


def read_teacher(path: Path) -> Decoder:
    arrays = {given.name: numpy_helper.to_array(given) for given in onnx.load(path).graph.initializer}
    layers = sum(name.endswith(".qkv.q") for name in arrays)
    embedding = (arrays["embed.q"].astype(np.float32) - 128) * arrays["embed.s"].astype(np.float32)[..., None]
    teacher = Decoder(len(embedding), [(GROUPS, FEED)] * layers)
    teacher.embedding.data = torch.from_numpy(embedding.reshape(len(embedding), WIDTH))
    for at, layer in enumerate(teacher.layers):
        for part, inputs in SHAPES.items():
            getattr(layer, part).data = matrix(arrays, f"l{at}.{part}", inputs)
        layer.norm1.data = torch.from_numpy(arrays["norm0" if at == 0 else f"l{at - 1}.norm1n"].copy())
        layer.norm2.data = torch.from_numpy(arrays[f"l{at}.norm2"].copy())
    teacher.norm.data = torch.from_numpy(arrays["final_norm"].copy())
    return teacher
