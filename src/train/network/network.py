"""The network: word embeddings (tied), one LSTM, and a projection back to the embeddings' space."""

from pathlib import Path

import numpy as np
import torch
from torch import nn


class WordNetwork(nn.Module):
    """Next-word scores from all words before (Sundermeyer et al. 2012; tied embeddings: Press & Wolf 2017)."""

    def __init__(self, words: int, width: int = 256, hidden: int = 512):
        super().__init__()
        self.words, self.width, self.hidden = words, width, hidden
        self.embedding = nn.Parameter(torch.randn(words, width) * width**-0.5)
        self.bias = nn.Parameter(torch.zeros(words))
        self.lstm = nn.LSTM(width, hidden)
        self.projection = nn.Linear(hidden, width)
        # A gate that begins open remembers from the start (Jozefowicz et al. 2015).
        with torch.no_grad():
            self.lstm.bias_ih_l0[hidden : 2 * hidden] = 1

    def forward(self, ids, state=None):
        """ids [T, B] -> vectors [T, B, width] whose product with an embedding is a word's score, and the state."""
        read = nn.functional.embedding(ids, self.embedding) * self.width**0.5
        seen, state = self.lstm(read, state)
        return self.projection(seen), state

    def scores(self, vectors):
        """Scores of all words, [.., words]."""
        return vectors @ self.embedding.t() + self.bias

    @torch.no_grad()
    def begin_with(self, folder: Path) -> None:
        """Takes the arrays of `export.py`. Where they have fewer cells, the new ones are heard by nothing yet: the network says the same."""

        def read(name: str, *shape: int) -> torch.Tensor:
            return torch.from_numpy(np.fromfile(folder / f"{name}.f32", dtype=np.float32)).view(*shape)

        had, lstm = read("gates", 4, -1).shape[1], self.lstm
        self.embedding.copy_(read("embedding", self.words, self.width))
        self.bias.copy_(read("bias", self.words))
        into, back = (weight.view(4, self.hidden, -1) for weight in (lstm.weight_ih_l0, lstm.weight_hh_l0))
        into[:, :had] = read("input", 4, had, self.width)
        back[:, :, had:] = 0
        back[:, :had, :had] = read("recurrent", 4, had, had)
        back[:, had:, :had] = torch.randn(4, self.hidden - had, had) * had**-0.5 * 0.5
        lstm.bias_ih_l0.view(4, self.hidden)[:, :had] = read("gates", 4, had)
        lstm.bias_hh_l0.view(4, self.hidden)[:, :had] = 0
        self.projection.weight[:, had:] = 0
        self.projection.weight[:, :had] = read("projection", self.width, had)
        self.projection.bias.copy_(read("projectionBias", self.width))
