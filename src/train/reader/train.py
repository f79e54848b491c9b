"""Trains the reader on questions. Goes on from its checkpoint after an interruption."""

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import questions
from network import Reader, open_reader
from packing import Batch, Example, batches, open_tokenizer, pack
from unanswerable import Words
from validate import validate


# Steps between checkpoints.
KEPT = 60


def loss_of(reader: Reader, batch: Batch) -> torch.Tensor:
    """Mean cross entropy of starts and ends; what is filled, or of the question, cannot be chosen."""
    start, end = reader(batch.ids, batch.types, batch.mask)
    outside = (1 - batch.types * batch.mask).float()
    outside[:, 0] = 0
    bias = outside * -10000.0
    return F.cross_entropy(start.float() + bias, batch.first) + F.cross_entropy(end.float() + bias, batch.last)


class Half:
    """A copy of the reader in bfloat16 that computes, which costs half of float32 on a CPU that has it; the reader itself learns."""

    def __init__(self, reader: Reader):
        self.reader = reader
        self.copy = copy.deepcopy(reader).to(torch.bfloat16).train()
        self.pairs = [(a, b) for a, b in zip(reader.parameters(), self.copy.parameters()) if a.requires_grad]

    def backward(self, batch: list[Example]) -> float:
        loss = loss_of(self.copy, pack(batch))
        loss.backward()
        for whole, half in self.pairs:
            whole.grad = half.grad.float()
            half.grad = None
        return loss.item()

    @torch.no_grad()
    def refresh(self) -> None:
        for whole, half in self.pairs:
            half.copy_(whole)


def groups(reader: Reader, rate: float, head_rate: float) -> list[dict]:
    """The trunk learns slowly and the head, which begins with nothing, fast."""
    trunk = [p for name, p in reader.named_parameters() if p.requires_grad and not name.startswith("head.")]
    return [{"params": trunk, "lr": rate, "top": rate}, {"params": list(reader.head.parameters()), "lr": head_rate, "top": head_rate}]


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--start", type=Path, required=True, help="folder of the encoder in the hub's layout")
    parse.add_argument("--corpus", type=Path, required=True)
    parse.add_argument("--out", type=Path, required=True, help="folder of checkpoints and log")
    parse.add_argument("--from", dest="checkpoint", type=Path, help="checkpoint to begin with")
    parse.add_argument("--minutes", type=float, required=True, help="the rates fall to nothing over this time")
    parse.add_argument("--rate", type=float, default=1.2e-4)
    parse.add_argument("--head-rate", type=float, default=1e-3)
    parse.add_argument("--budget", type=int, default=2048, help="tokens of a batch")
    parse.add_argument("--most", type=int, default=120, help="tokens of a passage")
    parse.add_argument("--every", type=int, default=120, help="steps between validations on a sixth of the questions held back")
    parse.add_argument("--dropout", type=float, default=0.1)
    parse.add_argument("--freeze", type=int, default=2, help="layers, from the lowest, that do not learn")
    parse.add_argument("--all", action="store_true", help="learn from the articles held back too; validation means nothing then")
    parse.add_argument("--threads", type=int, default=1)
    parse.add_argument("--seed", type=int, default=1)
    args = parse.parse_args()

    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    saved = args.out / "reader.pt"
    tokenizer = open_tokenizer(args.start)
    words = Words(args.start)
    reader = open_reader(args.start, args.checkpoint, args.dropout)
    reader.freeze(args.freeze)
    optimizer = torch.optim.AdamW(groups(reader, args.rate, args.head_rate), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, round_, spent = 0, 0, 0.0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        reader.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, round_, spent = state["step"], state["round"], state["spent"]
    half = Half(reader)
    held_back = questions.read(args.corpus, held_back=True)
    asked = questions.read(args.corpus, held_back=False) + (held_back if args.all else [])
    log = (args.out / "reader.jsonl").open("a")

    def keep() -> None:
        torch.save({"model": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "round": round_, "spent": spent}, saved)

    losses, tokens = [], 0
    while spent < 60 * args.minutes:
        rng = random.Random(f"{args.seed} {round_}")
        torch.manual_seed(args.seed * 1000 + round_)
        made = questions.examples(asked, tokenizer, words, rng, args.most)
        round_ += 1
        for batch in batches(made, args.budget, rng):
            began = time.time()
            passed = spent / (60 * args.minutes)
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * min(1.0, passed / 0.06 + 0.01) * max(0.02, 1 - passed)
            losses.append(half.backward(batch))
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            half.refresh()
            tokens += sum(one.size() for one in batch)
            step += 1
            spent += time.time() - began
            if step % 20 == 0:
                line = {"step": step, "round": round_, "minutes": round(spent / 60, 2), "loss": round(sum(losses) / len(losses), 4), "tokens": tokens}
                losses = []
                if step % args.every == 0:
                    line |= validate(half.copy, tokenizer, held_back[::6], words, quick=True)
                    half.copy.train()
                if step % KEPT == 0:
                    keep()
                print(json.dumps(line), file=log, flush=True)
            if spent >= 60 * args.minutes:
                break
    keep()


if __name__ == "__main__":
    main()
