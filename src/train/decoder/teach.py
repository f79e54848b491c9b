"""What the teacher gives a text's places: probabilities of the student's pieces, the most probable and the sum of the rest."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from llama import Decoder

# Of the teacher's pieces, the most frequent in the texts; the others (of programs and of other languages) are as good as never meant.
HEARD = 24_576
KEPT = 64
STATES = (7, 14, 21)


@dataclass
class Lesson:
    pieces: torch.Tensor  # [rows, places, KEPT], the student's ids
    shares: torch.Tensor  # [rows, places, KEPT], their probabilities; what is missing to 1 is of all others
    states: list[torch.Tensor]  # after the layers STATES


class Teacher:
    def __init__(self, decoder: Decoder, own: Path, theirs: Path, counts: list[tuple[str, int]], device: torch.device):
        self.decoder = decoder.bfloat16().to(device)
        tokenizer = Tokenizer.from_file(str(own))
        mine = json.loads(own.read_text())["model"]["vocab"]
        all_ = json.loads(theirs.read_text())["model"]["vocab"]
        self.ids = torch.tensor([all_[piece] for piece in sorted(mine, key=mine.get)], device=device)
        heard = [piece for piece, _ in counts if piece in all_][:HEARD]
        self.rows = self.decoder.embedding.data[[all_[piece] for piece in heard]].contiguous()
        # A piece that the student has not got stands for the first of those that it would be cut into.
        decoding = Tokenizer.from_file(str(theirs))
        first = [mine[piece] if piece in mine else first_piece(tokenizer, decoding.decode([all_[piece]])) for piece in heard]
        self.first = torch.tensor(first, device=device)
        self.pieces = len(mine)

    @torch.no_grad()
    def lesson(self, ids: torch.Tensor) -> Lesson:
        """Of the student's ids [rows, places]."""
        vectors, states = self.decoder(self.ids[ids])
        flat = vectors.flatten(0, 1)
        pieces, shares = [], []
        for part in flat.split(1024):
            given = torch.softmax((part @ self.rows.t()).float(), -1)
            sums = torch.zeros(len(part), self.pieces, device=part.device).index_add_(1, self.first, given)
            best = sums.topk(KEPT)
            pieces.append(best.indices.to(torch.int16))
            shares.append(best.values.half())
        shape = (*ids.shape, KEPT)
        return Lesson(torch.cat(pieces).view(shape), torch.cat(shares).view(shape), [states[at] for at in STATES])


def first_piece(tokenizer: Tokenizer, text: str) -> int:
    return tokenizer.encode(text, add_special_tokens=False).ids[0] if text else 0


def loss_of(logits: torch.Tensor, lesson: Lesson, targets: torch.Tensor, same: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy with the teacher, and with the text: sums over places of logits [N, pieces].

    Where the teacher would have cut the word otherwise it does not know what follows, and the text alone counts."""
    log = torch.log_softmax(logits.float(), -1)
    shares = lesson.shares.flatten(0, 1).float()
    given = log.gather(1, lesson.pieces.flatten(0, 1).long())
    rest = (1 - shares.sum(1)).clamp_min(0)
    rest_log = torch.log1p(-given.exp().sum(1).clamp_max(1 - 1e-5))
    taught = -(shares * given).sum(1) - rest * rest_log
    own = -log.gather(1, targets[:, None])[:, 0]
    return torch.where(same, taught, own).mean(), own.mean()
