"""The reader's network."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F


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


class Reader(nn.Module):
    """
    BERT without its pooler, and scores of each token for beginning and for ending the answer. Rows are `[CLS] question [SEP] passage
    [SEP]`; `[CLS]` stands for no answer. ids, types, mask [rows, length] → starts, ends [rows, length].
    """

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
        self.head = nn.Linear(width, 2)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.norm(self.words(ids) + self.places(places) + self.types(types))
        bias = (1 - mask).to(x.dtype)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        start, end = self.head(x).unbind(-1)
        return start, end

    def freeze(self, layers: int) -> None:
        """Leaves the embeddings and the lowest layers as they are: they cost no backward pass, and know words already."""
        for part in (self.words, self.places, self.types, self.norm, *self.layers[:layers]):
            part.requires_grad_(False)


def load_encoder(reader: Reader, folder: Path) -> None:
    """Fills all but the head with a BERT of the hub's layout (`model.safetensors`)."""
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
    into = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "types.weight": given["embeddings.token_type_embeddings.weight"],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for i in range(len(reader.layers)):
        at = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            parts = [given[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            into[f"layers.{i}.qkv.{part}"] = torch.cat(parts)
            into[f"layers.{i}.out.{part}"] = given[f"{at}attention.output.dense.{part}"]
            into[f"layers.{i}.attention_norm.{part}"] = given[f"{at}attention.output.LayerNorm.{part}"]
            into[f"layers.{i}.rise.{part}"] = given[f"{at}intermediate.dense.{part}"]
            into[f"layers.{i}.fall.{part}"] = given[f"{at}output.dense.{part}"]
            into[f"layers.{i}.norm.{part}"] = given[f"{at}output.LayerNorm.{part}"]
    reader.load_state_dict({name: tensor.float() for name, tensor in into.items()}, strict=False)


def open_reader(folder: Path, checkpoint: Path | None = None, dropout: float = 0.1) -> Reader:
    """The reader on the encoder of `folder`; with the weights of a checkpoint if one is given."""
    reader = Reader(json.loads((folder / "config.json").read_text()), dropout)
    if checkpoint:
        reader.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    else:
        load_encoder(reader, folder)
    return reader
