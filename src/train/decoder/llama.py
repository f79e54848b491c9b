"""A decoder as SmolLM2 is one: RMSNorm, rotary positions, grouped queries, a gated feed-forward layer, tied embeddings.

Layers may differ in how many groups of heads and how many feed-forward cells they have; a layer may have none of either."""

from collections.abc import Callable

import torch
from torch import nn
from torch.nn import functional as F

from rounding import EMBEDDING, LAYERS

WIDTH, HEAD, QUERIES = 576, 64, 3
GROUPS, FEED = 3, 1536
EPSILON, THETA = 1e-5, 100_000.0

Rounding = Callable[[torch.Tensor, int], torch.Tensor]


class Layer(nn.Module):
    """A group is QUERIES query heads that share a key and a value head; qkv holds all queries, then all keys, then all values."""

    def __init__(self, groups: int = GROUPS, feed: int = FEED):
        super().__init__()
        self.groups, self.feed = groups, feed
        self.norm1 = nn.Parameter(torch.ones(WIDTH))
        self.qkv = nn.Parameter(torch.zeros(groups * (QUERIES + 2) * HEAD, WIDTH))
        self.o = nn.Parameter(torch.zeros(WIDTH, groups * QUERIES * HEAD))
        self.norm2 = nn.Parameter(torch.ones(WIDTH))
        self.gu = nn.Parameter(torch.zeros(2 * feed, WIDTH))
        self.down = nn.Parameter(torch.zeros(WIDTH, feed))

    def forward(self, x: torch.Tensor, turn, rounding: Rounding | None, gates) -> torch.Tensor:
        """x [rows, places, WIDTH]; turn: cosines and sines [places, HEAD / 2]; gates: of groups [rows, groups] and cells [rows, feed]."""
        rows, places, _ = x.shape
        qkv, o, gu, down = (part if rounding is None else rounding(part, LAYERS) for part in (self.qkv, self.o, self.gu, self.down))
        if self.groups:
            mixed = F.linear(F.rms_norm(x, (WIDTH,), self.norm1.to(x.dtype), EPSILON), qkv).view(rows, places, -1, HEAD).transpose(1, 2)
            q, k, v = mixed.split([QUERIES * self.groups, self.groups, self.groups], 1)
            q, k = rotate(q, turn), rotate(k, turn)
            k, v = k.repeat_interleave(QUERIES, 1), v.repeat_interleave(QUERIES, 1)
            seen = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            if gates is not None:
                seen = seen * gates[0].repeat_interleave(QUERIES, 1)[:, :, None, None].to(seen.dtype)
            x = x + F.linear(seen.transpose(1, 2).reshape(rows, places, -1), o)
        if self.feed:
            gate, up = F.linear(F.rms_norm(x, (WIDTH,), self.norm2.to(x.dtype), EPSILON), gu).chunk(2, -1)
            cells = F.silu(gate) * up
            if gates is not None:
                cells = cells * gates[1][:, None].to(cells.dtype)
            x = x + F.linear(cells, down)
        return x


class Decoder(nn.Module):
    def __init__(self, pieces: int, shapes: list[tuple[int, int]]):
        """shapes: groups and feed-forward cells of each layer."""
        super().__init__()
        self.embedding = nn.Parameter(torch.zeros(pieces, WIDTH))
        self.layers = nn.ModuleList(Layer(*shape) for shape in shapes)
        self.norm = nn.Parameter(torch.ones(WIDTH))

    def forward(self, ids: torch.Tensor, rounding: Rounding | None = None, gates=None) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Of ids [rows, places], what is compared with the pieces' embeddings and what each layer returned: [rows, places, WIDTH]."""
        embedding = self.embedding if rounding is None else rounding(self.embedding, EMBEDDING)
        x = F.embedding(ids, embedding)
        if torch.is_autocast_enabled(x.device.type):
            x = x.bfloat16()
        turn = turns(ids.shape[1], x.device)
        states = []
        for at, layer in enumerate(self.layers):
            x = layer(x, turn, rounding, None if gates is None else gates[at])
            states.append(x)
        return F.rms_norm(x, (WIDTH,), self.norm.to(x.dtype), EPSILON), states

    @property
    def shapes(self) -> list[tuple[int, int]]:
        return [(layer.groups, layer.feed) for layer in self.layers]

    @property
    def size(self) -> int:
        """Weights of the layers."""
        return sum(part.numel() for layer in self.layers for part in (layer.qkv, layer.o, layer.gu, layer.down))


def turns(places: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    rates = THETA ** (-torch.arange(0, HEAD, 2, device=device).float() / HEAD)
    angles = torch.arange(places, device=device).float()[:, None] * rates
    return angles.cos(), angles.sin()


def rotate(x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    cos, sin = (part.to(x.dtype) for part in turn)
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)
