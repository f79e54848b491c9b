"""Cuts SmolLM2 down and lets it learn from what it was. Writes a line of JSON every 20 steps and a checkpoint every ten minutes."""

import argparse
import copy
import json
import math
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from torch.nn import functional as F

from balance import balance
from llama import Decoder
from prune import add_worth, cut, no_worth, open_gates
from rounding import EMBEDDING, rounded
from shipped import read_shipped
from teach import STATES, Lesson, Teacher, loss_of
from teacher import read_teacher
from texts import Texts

ROWS, PLACES = 16, 128
# Weights of the layers after each cut, and steps of training before the next.
SIZES = (88e6, 74e6, 63e6, 54e6, 48e6, 43.5e6)
# The same before weights are rounded, so that the file is of the size that it may have.
LAST_SIZE = 42.4e6
BETWEEN = 14
BATCHES_OF_WORTH = 4
RATE = 6e-4


class Course:
    def __init__(self, given: argparse.Namespace):
        self.given = given
        self.device = torch.device(given.device)
        whole = read_teacher(given.models / "onnx/model_q4.onnx")
        counts = json.loads((given.out / "counts.json").read_text())
        self.texts = Texts(given.corpus, given.out / "tokenizer.json", given.models / "tokenizer.json", 11)
        self.student = copy.deepcopy(whole)
        self.teacher = Teacher(whole, given.out / "tokenizer.json", given.models / "tokenizer.json", counts, self.device)
        self.student.float()
        self.student.embedding.data = self.student.embedding.data[self.teacher.ids.cpu()].clone()
        self.student.to(self.device)
        self.store: list[tuple[torch.Tensor, torch.Tensor, Lesson]] = []
        self.random = random.Random(12)
        self.step, self.spent, self.losses, self.is_rounded = 0, 0.0, [], False
        self.log = (given.out / "decoder.jsonl").open("a")
        held, same = Texts.rows(self.texts, 64, PLACES, held=True)
        self.held = torch.from_numpy(held).to(self.device)
        self.begin()

    def begin(self) -> None:
        self.optimiser = torch.optim.AdamW(self.student.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.01, fused=True)
        self.since = 0

    def rows(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids of a batch, and where the teacher cuts words in the same way."""
        ids, same = self.texts.rows(ROWS, PLACES)
        return torch.from_numpy(ids).to(self.device), torch.from_numpy(same).to(self.device)

    def fresh(self) -> tuple[torch.Tensor, torch.Tensor, Lesson]:
        ids, same = self.rows()
        lesson = self.teacher.lesson(ids[:, :-1])
        self.store.append((ids, same, replace(lesson, states=[])))
        return ids, same, lesson

    def logits(self, ids: torch.Tensor, rounding=None, gates=None):
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            vectors, states = self.student(ids, rounding, gates)
            embedding = self.student.embedding if rounding is None else rounding(self.student.embedding, EMBEDDING)
            return vectors.flatten(0, 1) @ embedding.t(), states

    def train(self, rate: float, is_rounded: bool, replay: float) -> None:
        again = bool(self.store) and self.random.random() < replay
        ids, same, lesson = self.random.choice(self.store) if again else self.fresh()
        logits, states = self.logits(ids[:, :-1], rounded if is_rounded else None)
        taught, own = loss_of(logits, lesson, ids[:, 1:].flatten(), same[:, 1:].flatten())
        loss = taught + 0.1 * own
        for at, theirs in zip(STATES, lesson.states):
            scale = theirs.float().std((0, 1)) + 1e-3
            loss = loss + 0.1 * ((states[at] - theirs).float() / scale).clamp(-5, 5).square().mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = rate * min(1, (self.since + 1) / 10)
        self.optimiser.step()
        self.step += 1
        self.since += 1
        self.losses.append((taught.item(), own.item()))
        if self.step % 20 == 0:
            taught, own = (sum(part) / len(self.losses) for part in zip(*self.losses))
            self.say({"taught": round(taught, 3), "own": round(own, 3), "rate": round(rate, 6), "rows": len(self.store) * ROWS})
            self.losses = []

    def say(self, line: dict) -> None:
        self.log.write(json.dumps({"step": self.step, "minutes": round(self.spent / 60, 1), **line}) + "\n")
        self.log.flush()

    def shrink(self, size: float) -> None:
        worth = no_worth(self.student)
        for parameter in self.student.parameters():
            parameter.requires_grad_(False)
        for _ in range(BATCHES_OF_WORTH):
            ids, _ = self.rows()
            gates = open_gates(self.student, ROWS)
            logits, _ = self.logits(ids[:, :-1], None, gates)
            F.cross_entropy(logits.float(), ids[:, 1:].flatten(), reduction="sum").backward()
            add_worth(worth, gates)
        before = self.measure()
        self.student = cut(self.student.cpu(), worth, int(size)).to(self.device)
        for parameter in self.student.parameters():
            parameter.requires_grad_(True)
        self.begin()
        self.say({"before": before, "cut": self.measure(), "size": self.student.size, "shapes": self.student.shapes})

    @torch.no_grad()
    def measure(self, is_rounded: bool = False) -> dict:
        """Perplexity a piece on the rows held back, and how often the first guess is right."""
        total, right = 0.0, 0
        for part in self.held.split(ROWS):
            logits, _ = self.logits(part[:, :-1], rounded if is_rounded else None)
            targets = part[:, 1:].flatten()
            total += F.cross_entropy(logits.float(), targets, reduction="sum").item()
            right += (logits.argmax(1) == targets).sum().item()
        count = self.held[:, 1:].numel()
        return {"perplexity": round(math.exp(total / count), 2), "right": round(right / count, 4)}

    def prepare_rounding(self) -> None:
        self.shrink(LAST_SIZE)
        balance(self.student, self.rows()[0][:, :-1])
        self.is_rounded = True
        self.begin()
        self.say({"balanced": self.measure(), "rounded": self.measure(True)})

    def save(self) -> None:
        path = self.given.out / "decoder.pt"
        kept = {"shapes": self.student.shapes, "decoder": self.student.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save(kept | {"step": self.step, "spent": self.spent, "is_rounded": self.is_rounded}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def go_on_from(self, path: Path) -> None:
        """Begins with a decoder that was written already, cut and balanced."""
        self.student = read_shipped(path).to(self.device)
        self.is_rounded = True
        self.texts.random.seed(int(time.time()))  # Other rows than it has read.
        self.begin()

    def resume(self) -> None:
        kept = torch.load(self.given.out / "decoder.pt", map_location=self.device, weights_only=False)
        self.student = Decoder(len(self.student.embedding), kept["shapes"]).to(self.device)
        self.student.load_state_dict(kept["decoder"])
        self.begin()
        self.optimiser.load_state_dict(kept["optimiser"])
        self.step, self.spent, self.since = kept["step"], kept["spent"], 100
        self.is_rounded = kept.get("is_rounded", False)
        self.texts.random.seed(self.step)  # Other rows than those that were read before.


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True, help="folder of SmolLM2-135M-Instruct")
    parser.add_argument("--out", type=Path, required=True, help="folder with tokenizer.json and counts.json of vocabulary.py")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda for a GPU")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--round-from", type=float, default=0.4, help="share of the time after which weights are rounded")
    parser.add_argument("--replay", type=float, default=0.1, help="share of steps on rows the teacher has seen, after the first fifth")
    parser.add_argument("--shipped", type=Path, help="a model.onnx of export.py to go on from, with weights that stay rounded")
    given = parser.parse_args()
    torch.manual_seed(13)
    course = Course(given)
    before = saved = time.time()
    if (given.out / "decoder.pt").exists():
        course.resume()
    elif given.shipped:
        course.go_on_from(given.shipped)
        course.say({"from": str(given.shipped), "rounded": course.measure(True)})
    else:
        course.say({"whole": course.measure()})
        for size in SIZES:
            course.shrink(size)
            for _ in range(BETWEEN):
                course.train(RATE / 2, False, 0)
            course.spent = time.time() - before
        before = time.time()
    while (done := course.spent / (given.minutes * 60)) < 1:
        if done > given.round_from and not course.is_rounded:
            course.prepare_rounding()
        course.train(RATE * min(1, 1.25 * (1 - done)), course.is_rounded, given.replay if done > 0.2 else 0)
        now = time.time()
        course.spent, before = course.spent + now - before, now
        if now - saved > 600:
            saved = now
            course.save()
            course.say({"held": course.measure(), "rounded": course.measure(True)})
    course.save()
    course.say({"held": course.measure(), "rounded": course.measure(True)})


if __name__ == "__main__":
    main()
