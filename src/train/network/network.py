"""The network: word embeddings (tied), one LSTM, and a projection back to the embeddings' space."""

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
