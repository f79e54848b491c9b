"""Cuts a decoder down by what its parts are worth: groups of attention heads and feed-forward cells.

A part's worth is the Fisher information of a gate on it, the sum over rows of the squared slope of the loss (Kwon et al. 2022,
"A Fast Post-Training Pruning Framework for Transformers"), over its number of weights."""

import torch

from llama import HEAD, QUERIES, WIDTH, Decoder, Layer

# Cells are kept in so many, since weights are rounded in blocks of as many inputs.
CELLS = 64
GROUP_SIZE = (2 * QUERIES + 2) * HEAD * WIDTH
CELL_SIZE = 3 * WIDTH


def open_gates(decoder: Decoder, rows: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """A gate for each row of a batch, so that each row's slope is known."""
    ones = lambda parts: torch.ones(rows, parts, device=decoder.embedding.device, requires_grad=True)  # noqa: E731
    return [(ones(layer.groups), ones(layer.feed)) for layer in decoder.layers]


def add_worth(worth: list, gates: list) -> None:
    """Adds the squared slopes of gates to worth [(groups), (feed)] of each layer."""
    for sums, pair in zip(worth, gates):
        for sum_, gate in zip(sums, pair):
            if gate.grad is not None:
                sum_ += gate.grad.square().sum(0).cpu()


def no_worth(decoder: Decoder) -> list[tuple[torch.Tensor, torch.Tensor]]:
    return [(torch.zeros(layer.groups), torch.zeros(layer.feed)) for layer in decoder.layers]


def cut(decoder: Decoder, worth: list, size: int) -> Decoder:
    """The decoder with the parts worth least left out until its layers have `size` weights."""
    parts = []
    for at, (groups, cells) in enumerate(worth):
        parts += [(groups[group].item() / GROUP_SIZE, GROUP_SIZE, at, group) for group in range(len(groups))]
        # Cells go in blocks, the worst together.
        order = cells.sort(descending=True).values
        parts += [(block.sum().item() / len(block) / CELL_SIZE, CELL_SIZE * len(block), at, None) for block in order.split(CELLS)]
    left, lost_groups, lost_cells = decoder.size, [set() for _ in worth], [0] * len(worth)
    for _, weights, at, group in sorted(parts, key=lambda part: part[0]):
        if left <= size:
            break
        left -= weights
        if group is None:
            lost_cells[at] += CELLS
        else:
            lost_groups[at].add(group)
    shapes = [(layer.groups - len(lost), layer.feed - cells) for layer, lost, cells in zip(decoder.layers, lost_groups, lost_cells)]
    smaller = Decoder(len(decoder.embedding), shapes)
    smaller.embedding, smaller.norm = decoder.embedding, decoder.norm
    for old, new, lost, (_, cells) in zip(decoder.layers, smaller.layers, lost_groups, worth):
        move(old, new, [group for group in range(old.groups) if group not in lost], cells.topk(new.feed).indices.sort().values)
    return smaller


@torch.no_grad()
def move(old: Layer, new: Layer, groups: list[int], cells: torch.Tensor) -> None:
    heads, chosen = old.groups * QUERIES, torch.tensor(groups, dtype=torch.long)
    of_queries = (chosen[:, None] * QUERIES + torch.arange(QUERIES)).flatten()
    rows = torch.cat([of_queries, heads + chosen, heads + old.groups + chosen])
    new.qkv.copy_(old.qkv.view(-1, HEAD, WIDTH)[rows].reshape(-1, WIDTH))
    new.o.copy_(old.o.view(WIDTH, -1, HEAD)[:, of_queries].reshape(WIDTH, -1))
    new.gu.copy_(torch.cat([old.gu[cells], old.gu[old.feed + cells]]))
    new.down.copy_(old.down[:, cells])
    new.norm1.copy_(old.norm1)
    new.norm2.copy_(old.norm2)
