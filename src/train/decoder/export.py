"""Writes a decoder as `model.onnx`: rounded weights in few bits, as `src/models/few-bits` unpacks them. Checks it against PyTorch.

The graph is that of SmolLM2's ONNX file, with the fused operators that ONNX Runtime has on WebGPU and on the processor. Tensors
named `….q3` hold three-bit codes and stand for four-bit ones, `….q`; `….q5` five-bit ones for eight-bit ones; `….s8` and `….r` the
steps of blocks and the largest one of each row, which give the steps, `….s`."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from llama import EPSILON, HEAD, QUERIES, THETA, WIDTH, Decoder
from rounding import BLOCK, EMBEDDING, LAYERS, codes_of, rounded

LONGEST = 2048


def packed(codes: np.ndarray, bits: int) -> np.ndarray:
    """Codes [..., BLOCK] of `bits` bits, eight of them in `bits` bytes, the first in the lowest bits."""
    groups = codes.reshape(*codes.shape[:-1], -1, 8).astype(np.uint64)
    words = (groups << (np.arange(8, dtype=np.uint64) * np.uint64(bits))).sum(-1, dtype=np.uint64)
    parts = (words[..., None] >> (np.arange(bits, dtype=np.uint64) * np.uint64(8))) & np.uint64(255)
    return parts.astype(np.uint8).reshape(*codes.shape[:-1], -1)


class Graph:
    """Collects nodes and numbers. `is_small`: codes as they are stored; otherwise as ONNX Runtime computes with them."""

    def __init__(self, is_small: bool, accuracy: int):
        self.nodes, self.numbers, self.is_small, self.accuracy = [], [], is_small, accuracy

    def number(self, name: str, value: np.ndarray) -> str:
        self.numbers.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, kind: str, inputs: list[str], outputs: list[str] | str, domain: str = "", **attributes) -> str:
        outputs = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def codes(self, name: str, weights: torch.Tensor, bits: int) -> tuple[str, str]:
        """Names of the codes, of four bits or of eight, and of their steps."""
        codes, steps, largest = codes_of(weights, bits)
        shifted = (codes + 2 ** (bits - 1)).numpy().astype(np.uint8)
        if self.is_small:
            self.number(f"{name}.q{bits}", packed(shifted, bits))
            self.number(f"{name}.s8", steps.numpy().astype(np.int8))
            self.number(f"{name}.r", largest.numpy().astype(np.float16))
        else:
            self.number(f"{name}.q", packed(shifted + 4, 4) if bits == LAYERS else shifted + 112)
            self.number(f"{name}.s", (steps * (largest / 127)[:, None]).numpy().reshape(-1))
        return f"{name}.q", f"{name}.s"

    def linear(self, name: str, x: str, weights: torch.Tensor) -> str:
        codes, steps = self.codes(name, weights, LAYERS)
        outputs, inputs = weights.shape
        return self.add("MatMulNBits", [x, codes, steps], f"{name}.y", "com.microsoft", K=inputs, N=outputs, bits=4, block_size=BLOCK, accuracy_level=self.accuracy)


def write(decoder: Decoder, is_small: bool, accuracy: int = 4) -> onnx.ModelProto:
    """`accuracy` of the multiplications: 4 rounds what goes into them to eight bits, 1 does not (ONNX Runtime's accuracy_level)."""
    graph = Graph(is_small, accuracy)
    whole = lambda name, *values: graph.number(name, np.array(values, np.int64))  # noqa: E731
    # How far each place is turned, computed once.
    places = graph.add("Range", [graph.number("from", np.array(0, np.int64)), graph.number("to", np.array(LONGEST, np.int64)), graph.number("by", np.array(1, np.int64))], "places")
    graph.add("Cast", [places], "places32", to=TensorProto.FLOAT)
    graph.add("Unsqueeze", ["places32", whole("one", 1)], "column")
    graph.number("rates", (THETA ** (-np.arange(0, HEAD, 2) / HEAD)).astype(np.float32))
    graph.add("Mul", ["column", "rates"], "angles")
    graph.add("Cos", ["angles"], "cos")
    graph.add("Sin", ["angles"], "sin")
    # Embedding: eight-bit codes, since the processor's ONNX Runtime has no operator that looks up smaller ones.
    pieces = len(decoder.embedding)
    codes, steps = graph.codes("embed", decoder.embedding.detach(), EMBEDDING)
    whole("by_block", pieces, WIDTH // BLOCK)
    graph.add("Reshape", [steps, "by_block"], "embed.blocks")
    graph.add("Gather", [codes, "input_ids"], "found", axis=0)
    graph.add("Cast", ["found"], "found32", to=TensorProto.FLOAT)
    graph.add("Gather", ["embed.blocks", "input_ids"], "found_steps", axis=0)
    graph.add("Unsqueeze", ["found_steps", whole("last", -1)], "found_column")
    graph.add("Sub", ["found32", graph.number("middle", np.array(128, np.float32))], "found_centred")
    graph.add("Mul", ["found_centred", "found_column"], "found_blocks")
    x = graph.add("Reshape", ["found_blocks", whole("rows", 0, 0, WIDTH)], "embedded")
    # What attention is told of lengths.
    graph.add("ReduceSum", ["attention_mask", "one"], "length", keepdims=0)
    graph.add("Sub", ["length", graph.number("a_one", np.array(1, np.int64))], "last_place")
    graph.add("Cast", ["last_place"], "last32", to=TensorProto.INT32)
    graph.add("Shape", ["attention_mask"], "whole_length", start=1, end=2)
    graph.add("Squeeze", ["whole_length"], "whole_number")
    graph.add("Cast", ["whole_number"], "whole32", to=TensorProto.INT32)
    caches = []
    for at, layer in enumerate(decoder.layers):
        if layer.groups:
            y = norm(graph, f"{at}.norm1", x, layer.norm1)
            y = graph.linear(f"{at}.qkv", y, layer.qkv.detach())
            past, present = ([f"{kind}.{len(caches)}.{part}" for part in ("key", "value")] for kind in ("past_key_values", "present"))
            caches.append(layer.groups)
            inputs = [y, "", "", *past, "last32", "whole32", "cos", "sin"]
            heads = layer.groups * QUERIES
            graph.add("GroupQueryAttention", inputs, [f"{at}.seen", *present], "com.microsoft", num_heads=heads, kv_num_heads=layer.groups, do_rotary=1, rotary_interleaved=0, scale=HEAD**-0.5, local_window_size=-1)
            x = graph.add("Add", [x, graph.linear(f"{at}.o", f"{at}.seen", layer.o.detach())], f"{at}.x1")
        if layer.feed:
            y = norm(graph, f"{at}.norm2", x, layer.norm2)
            y = graph.linear(f"{at}.gu", y, layer.gu.detach())
            graph.add("Split", [y, whole(f"{at}.halves", layer.feed, layer.feed)], [f"{at}.gate", f"{at}.up"], axis=-1)
            graph.add("QuickGelu", [f"{at}.gate"], f"{at}.open", "com.microsoft", alpha=1.0)
            y = graph.add("Mul", [f"{at}.open", f"{at}.up"], f"{at}.cells")
            x = graph.add("Add", [x, graph.linear(f"{at}.down", y, layer.down.detach())], f"{at}.x2")
    graph.add("Neg", ["num_logits_to_keep"], "kept_back")
    graph.add("Unsqueeze", ["kept_back", whole("first_axis", 0)], "kept_from")
    graph.add("Slice", [x, "kept_from", whole("end", np.iinfo(np.int64).max), "one"], "kept")
    y = norm(graph, "norm", "kept", decoder.norm)
    graph.add("MatMulNBits", [y, codes, steps], "logits", "com.microsoft", K=WIDTH, N=pieces, bits=8, block_size=BLOCK, accuracy_level=accuracy)
    value = helper.make_tensor_value_info
    cache = lambda kind, size: [value(f"{kind}.{at}.{part}", TensorProto.FLOAT, ["batch", groups, size, HEAD]) for at, groups in enumerate(caches) for part in ("key", "value")]  # noqa: E731
    ids = [value("input_ids", TensorProto.INT64, ["batch", "places"]), value("attention_mask", TensorProto.INT64, ["batch", "length"]), value("num_logits_to_keep", TensorProto.INT64, [])]
    made = helper.make_graph(graph.nodes, "decoder", ids + cache("past_key_values", "past"), [value("logits", TensorProto.FLOAT, ["batch", "kept", pieces])] + cache("present", "length"), graph.numbers)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="inkling")


def norm(graph: Graph, name: str, x: str, weights: torch.Tensor) -> str:
    graph.number(name, weights.detach().float().numpy())
    return graph.add("SimplifiedLayerNormalization", [x, name], f"{name}.y", axis=-1, epsilon=EPSILON, stash_type=1)


@torch.no_grad()
def compare(decoder: Decoder, graph: onnx.ModelProto) -> dict:
    """Reads a row in two steps with ONNX Runtime and at once with PyTorch: how far logits are apart, and whether the best agree."""
    ids = torch.randint(300, len(decoder.embedding), (1, 48), generator=torch.Generator().manual_seed(1))
    vectors, _ = decoder(ids, rounded)
    wanted = (vectors @ rounded(decoder.embedding, EMBEDDING).t()).numpy()
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    shapes = [(name.name, name.shape[1]) for name in session.get_inputs() if name.name.startswith("past")]
    cache = {name: np.zeros((1, groups, 0, HEAD), np.float32) for name, groups in shapes}
    given = []
    for part in (ids[:, :32], ids[:, 32:]):
        length = len(given[0][0]) + part.shape[1] if given else part.shape[1]
        feeds = {"input_ids": part.numpy(), "attention_mask": np.ones((1, length), np.int64), "num_logits_to_keep": np.array(part.shape[1], np.int64)}
        logits, *presents = session.run(None, feeds | cache)
        cache = dict(zip(cache, presents))
        given.append(logits)
    difference = np.abs(np.concatenate(given, 1) - wanted)
    same = (np.concatenate(given, 1).argmax(-1) == wanted.argmax(-1)).mean()
    return {"logits": int(difference.size), "mean difference": float(difference.mean()), "most": float(difference.max()), "same best": float(same)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--large", type=Path, help="also writes the graph with its codes unpacked here")
    given = parser.parse_args()
    kept = torch.load(given.checkpoint, map_location="cpu", weights_only=False)
    decoder = Decoder(len(kept["decoder"]["embedding"]), kept["shapes"])
    decoder.load_state_dict(kept["decoder"])
    small, large = write(decoder, True), write(decoder, False)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "model.onnx").write_bytes(small.SerializeToString())
    if given.large:
        given.large.write_bytes(large.SerializeToString())
    print(json.dumps({"bytes": (given.out / "model.onnx").stat().st_size, "weights": decoder.size + decoder.embedding.numel(), **compare(decoder, write(decoder, False, 1))}))


if __name__ == "__main__":
    main()
