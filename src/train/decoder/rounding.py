"""Weights of few bits: codes of a block of inputs, the block's step in eight bits, and the row's largest step."""

import torch

BLOCK = 32
# Bits of the layers' weights, and of the embedding, which is read twice: as what comes in and as what may come out.
LAYERS, EMBEDDING = 3, 5


def codes_of(weights: torch.Tensor, bits: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Of weights [outputs, inputs]: codes [outputs, blocks, BLOCK], from -2^(bits-1) to 2^(bits-1) - 1; steps [outputs, blocks],
    from -127 to 127 and none 0; and what a step of 127 is, [outputs].

    The largest weight of a block is given the code that has no counterpart, whatever its sign, so that all codes are used."""
    blocks = weights.view(weights.shape[0], weights.shape[1] // BLOCK, BLOCK)
    low = -(2 ** (bits - 1))
    wanted = blocks.gather(2, blocks.abs().argmax(2, keepdim=True))[..., 0] / low
    largest = wanted.abs().amax(1).clamp_min(1e-6).half().float()
    steps = (wanted / largest[:, None] * 127).round().clamp(-127, 127)
    steps = torch.where(steps == 0, torch.ones_like(steps), steps)
    sizes = (steps * (largest / 127)[:, None])[..., None]
    return (blocks / sizes).round().clamp(low, -low - 1), steps, largest


def rounded(weights: torch.Tensor, bits: int) -> torch.Tensor:
    """The weights as their codes give them; slopes pass as if nothing were rounded."""
    if weights.numel() == 0:
        return weights
    with torch.no_grad():
        codes, steps, largest = codes_of(weights, bits)
        change = (codes * (steps * (largest / 127)[:, None])[..., None]).view_as(weights) - weights
    return weights + change
