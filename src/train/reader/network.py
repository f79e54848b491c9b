"""The reader's network: a BERT encoder and a head in which one token of the input asks for a span of it."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from packing import Batch


class Layer(nn.Module):
    """One encoder layer, normalised after each part as BERT does it."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.rise = nn.Linear(width, inner)
        self.fall = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # On a CPU this takes half the time of PyTorch's own attention, whose backward pass is slow for narrow heads.
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias
        mixed = (F.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + F.dropout(self.out(mixed), self.dropout, self.training))
        inner = self.fall(F.gelu(self.rise(x)))
        return self.norm(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """BERT without its pooler. ids, types, places [rows, length], bias [rows, 1, length, length] → [rows, length, width]."""

    def __init__(self, config: dict, dropout: float = 0.1):
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.types = nn.Embedding(config["type_vocab_size"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids: Tensor, types: Tensor, places: Tensor, bias: Tensor) -> Tensor:
        x = self.norm(self.words(ids) + self.places(places) + self.types(types))
        for layer in self.layers:
            x = layer(x, bias)
        return x


def attention_bias(blocks: Tensor, dtype: torch.dtype) -> Tensor:
    """A passage looks at itself, a question at itself and its passage: what is read of a passage holds for all questions."""
    of, to = blocks[:, :, None], blocks[:, None, :]
    seen = (of == to) | ((to == 0) & (of > 0))
    return (~seen).to(dtype)[:, None] * -10000.0


class Turn(nn.Module):
    """A small layer that turns token vectors into those of one role: asked or asking, start or end."""

    def __init__(self, width: int):
        super().__init__()
        self.dense = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(F.gelu(self.dense(x)))


class Reader(nn.Module):
    """
    A passage is read without its question; the question looks at it through all layers, and the `[MASK]` at its end asks: its
    vector is held against those of the passage's tokens, in one way for the start of the answer and in another for its end (the
    question-aware span selection of Ram et al. 2021). `[CLS]` of the passage stands for no answer.
    """

    def __init__(self, config: dict, dropout: float = 0.1):
        super().__init__()
        width = config["hidden_size"]
        self.encoder = Encoder(config, dropout)
        self.asked_start, self.asked_end = Turn(width), Turn(width)
        self.asking_start, self.asking_end = Turn(width), Turn(width)
        self.null = nn.Linear(width, 2)
        self.scale = width**-0.5

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores [questions, length] of starts and of ends; what is not of the passage has -10000."""
        x = self.encoder(batch.ids, batch.types, batch.places, attention_bias(batch.blocks, self.scale_dtype()))
        rows = batch.row
        asker = x[rows, batch.asking]
        null = self.null(asker)
        outside = (batch.blocks[rows] != 0).float() * -10000.0
        scores = []
        for i, (asking, asked) in enumerate(((self.asking_start, self.asked_start), (self.asking_end, self.asked_end))):
            score = torch.einsum("pw,plw->pl", asking(asker), asked(x)[rows]).float() * self.scale + outside
            scores.append(torch.cat([score[:, :1] + null[:, i : i + 1].float(), score[:, 1:]], dim=1))
        return scores[0], scores[1]

    def scale_dtype(self) -> torch.dtype:
        return self.null.weight.dtype


def load_encoder(reader: Reader, folder: Path) -> None:
    """Fills the encoder with a BERT of the hub's layout (`model.safetensors`)."""
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
    into = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "types.weight": given["embeddings.token_type_embeddings.weight"],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for i in range(len(reader.encoder.layers)):
        at = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            parts = [given[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            into[f"layers.{i}.qkv.{part}"] = torch.cat(parts)
            into[f"layers.{i}.out.{part}"] = given[f"{at}attention.output.dense.{part}"]
            into[f"layers.{i}.attention_norm.{part}"] = given[f"{at}attention.output.LayerNorm.{part}"]
            into[f"layers.{i}.rise.{part}"] = given[f"{at}intermediate.dense.{part}"]
            into[f"layers.{i}.fall.{part}"] = given[f"{at}output.dense.{part}"]
            into[f"layers.{i}.norm.{part}"] = given[f"{at}output.LayerNorm.{part}"]
    reader.encoder.load_state_dict({name: tensor.float() for name, tensor in into.items()})


def open_reader(folder: Path, checkpoint: Path | None = None, dropout: float = 0.1) -> Reader:
    """The reader on the encoder of `folder`; with the weights of a checkpoint if one is given."""
    reader = Reader(json.loads((folder / "config.json").read_text()), dropout)
    if checkpoint:
        reader.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    else:
        load_encoder(reader, folder)
    return reader
