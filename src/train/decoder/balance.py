"""Makes weights easier to round without changing what a decoder computes: inputs that are large are divided, and their weights
multiplied, by a power of how large they are (Lin et al. 2023, "AWQ: Activation-aware Weight Quantization")."""

import torch
from torch.nn import functional as F

from llama import EPSILON, HEAD, QUERIES, WIDTH, Decoder, rotate, turns

POWER = 0.5


@torch.no_grad()
def balance(decoder: Decoder, ids: torch.Tensor, power: float = POWER) -> None:
    """ids [rows, places]: texts by which inputs are measured."""
    x = F.embedding(ids, decoder.embedding)
    turn = turns(ids.shape[1], x.device)
    for layer in decoder.layers:
        if layer.groups:
            y = F.rms_norm(x, (WIDTH,), layer.norm1, EPSILON)
            factor = factors(y, power)
            layer.norm1 /= factor
            layer.qkv *= factor
            # A value's head is read by QUERIES heads of the next matrix.
            mixed = F.linear(y / factor, layer.qkv).view(*ids.shape, -1, HEAD).transpose(1, 2)
            q, k, v = mixed.split([QUERIES * layer.groups, layer.groups, layer.groups], 1)
            q, k = rotate(q, turn), rotate(k, turn)
            seen = F.scaled_dot_product_attention(q, k.repeat_interleave(QUERIES, 1), v.repeat_interleave(QUERIES, 1), is_causal=True)
            seen = seen.transpose(1, 2).reshape(*ids.shape, -1)
            size = seen.abs().mean((0, 1)).view(layer.groups, QUERIES, HEAD).mean(1)
            factor = normed(size, power)
            layer.qkv[-layer.groups * HEAD :] /= factor.reshape(-1, 1)
            layer.o *= factor.repeat_interleave(QUERIES, 0).reshape(-1)
            x = x + F.linear(seen / factor.repeat_interleave(QUERIES, 0).reshape(-1), layer.o)
        if layer.feed:
            y = F.rms_norm(x, (WIDTH,), layer.norm2, EPSILON)
            factor = factors(y, power)
            layer.norm2 /= factor
            layer.gu *= factor
            gate, up = F.linear(y / factor, layer.gu).chunk(2, -1)
            cells = F.silu(gate) * up
            factor = factors(cells, power)
            layer.gu[layer.feed :] /= factor[:, None]
            layer.down *= factor
            x = x + F.linear(cells / factor, layer.down)


def factors(inputs: torch.Tensor, power: float) -> torch.Tensor:
    return normed(inputs.abs().mean((0, 1)), power)


def normed(size: torch.Tensor, power: float) -> torch.Tensor:
    factor = size.clamp_min(1e-5) ** power
    return factor / (factor.max() * factor.min()).sqrt()
