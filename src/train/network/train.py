"""Trains the network. Writes a line of JSON every 100 steps and a checkpoint every 500; goes on from it when started again."""

import argparse
import json
import math
import time
from pathlib import Path

import torch

from network import WordNetwork
from texts import SHARES, Rows, load, word_count

ROWS, STEPS = 128, 32
# The most frequent words are in every partition sum; of the others so many are drawn (Jean et al. 2015).
ALWAYS, DRAWN = 1536, 1024
RATE = 2.5e-3


def loss_of(network: WordNetwork, vectors: torch.Tensor, targets: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Mean negative log-probability of targets [N] after vectors [N, width], over a sampled partition sum."""
    others = network.words - ALWAYS
    drawn = ALWAYS + torch.randperm(others, generator=generator)[:DRAWN]
    kept = torch.cat([torch.arange(ALWAYS), drawn])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = vectors @ network.embedding[kept].t()
    scores = scores.float() + network.bias[kept]
    # Each drawn word stands for all the others that were not; the target counts once, as itself.
    scores[:, ALWAYS:] += math.log(others / DRAWN)
    scores[:, ALWAYS:].masked_fill_(targets[:, None] == drawn[None], -1e4)
    own = (vectors.float() * network.embedding[targets]).sum(1) + network.bias[targets]
    is_rare = targets >= ALWAYS
    total = torch.logsumexp(scores, 1)
    total = torch.where(is_rare, torch.logaddexp(total, own), total)
    return (total - own).mean()


@torch.no_grad()
def held_loss(network: WordNetwork, folder: Path) -> dict:
    """Perplexity on the beginning of what is held back of each text, over all words."""
    measured = {}
    for name in SHARES:
        ids = torch.from_numpy(load(folder, name, "held")[:16_385].astype("int64"))
        rows = ids[:-1].view(16, -1).t()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors, _ = network(rows)
        total = 0.0
        for step in range(0, len(rows), 64):
            scores = network.scores(vectors[step : step + 64].float())
            targets = ids[1:].view(16, -1).t()[step : step + 64]
            total += torch.nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), reduction="sum").item()
        measured[name] = round(math.exp(total / rows.numel()), 1)
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="folder of `npm run train network-texts`")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--hidden", type=int, default=512)
    parser.add_argument("--from", dest="checkpoint", type=Path, help="checkpoint to begin with; the rates rise and fall anew")
    parser.add_argument("--weights", type=Path, help="folder of arrays to begin with, as export.py writes them; --hidden may be larger")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    torch.manual_seed(8)
    generator = torch.Generator().manual_seed(9)
    network = WordNetwork(word_count(given.texts), given.width, given.hidden)
    if given.weights:
        network.begin_with(given.weights)
    optimiser = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.99), fused=True)
    rows, state, step, spent = Rows(given.texts, ROWS, 10), None, 0, 0.0
    checkpoint = given.out / "network.pt"
    is_resumed = checkpoint.exists()
    if is_resumed or given.checkpoint:
        kept = torch.load(checkpoint if is_resumed else given.checkpoint, weights_only=False)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        rows.at = kept["at"]
        if is_resumed:
            step, spent = kept["step"], kept["spent"]
    log = (given.out / "network.jsonl").open("a")
    before, losses = time.time(), []
    while (done := spent / (given.minutes * 60)) < 1:
        # Up for 200 steps, then down to nothing over the time given: how far a shared machine comes in it is not known.
        rate = given.rate * min(1, (step + 1) / 200) * min(1, 1.15 * (1 - done))
        for group in optimiser.param_groups:
            group["lr"] = rate
        ids = rows.next(STEPS)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors, state = network(ids[:-1], state)
        state = tuple(part.detach() for part in state)
        loss = loss_of(network, vectors.flatten(0, 1), ids[1:].flatten(), generator)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        losses.append(loss.item())
        step += 1
        now = time.time()
        spent, before = spent + now - before, now
        if step % 100 == 0:
            line = {"step": step, "words": step * ROWS * STEPS, "minutes": round(spent / 60, 2), "rate": round(rate, 6)}
            line["perplexity"] = round(math.exp(sum(losses) / len(losses)), 1)
            losses = []
            if step % 1000 == 0:
                line["held"] = held_loss(network, given.texts)
            log.write(json.dumps(line) + "\n")
            log.flush()
        if step % 500 == 0:
            save(checkpoint, network, optimiser, rows, step, spent)
    save(checkpoint, network, optimiser, rows, step, spent)
    log.write(json.dumps({"step": step, "held": held_loss(network, given.texts)}) + "\n")


def save(path: Path, network, optimiser, rows, step, spent) -> None:
    kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "at": rows.at, "step": step, "spent": spent}
    torch.save(kept, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


if __name__ == "__main__":
    main()
