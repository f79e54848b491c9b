"""Writes a checkpoint as ONNX in 8 bits, and compares its scores with those of PyTorch."""

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

import questions
from network import Reader, open_reader
from packing import Example, encode, open_tokenizer, pack

NAMES = ["input_ids", "token_type_ids", "attention_mask"]
OUTPUTS = ["start_logits", "end_logits"]


def write(reader: Reader, out: Path) -> None:
    """The graph with free batch and length; weights of matrices in 8 bits for each channel, activations quantised as they come."""
    axes = {name: {0: "batch", 1: "sequence"} for name in NAMES + OUTPUTS}
    given = tuple(torch.ones(2, 9, dtype=torch.long) for _ in NAMES)
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            reader, given, str(whole), input_names=NAMES, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(out), per_channel=True, weight_type=QuantType.QInt8)


def compare(reader: Reader, out: Path, examples: list[Example]) -> str:
    """How far the scores of the file are from PyTorch's, and how often both choose the same start and end."""
    session = onnxruntime.InferenceSession(str(out), providers=["CPUExecutionProvider"])
    far, same = [], 0
    for one in examples:
        batch = pack([one])
        with torch.no_grad():
            wanted = [scores[0].numpy() for scores in reader(batch.ids, batch.types, batch.mask)]
        feeds = dict(zip(NAMES, (batch.ids.numpy(), batch.types.numpy(), batch.mask.numpy())))
        found = [scores[0] for scores in session.run(OUTPUTS, feeds)]
        far += [float(numpy.abs(a - b).mean()) for a, b in zip(wanted, found)]
        same += all(a.argmax() == b.argmax() for a, b in zip(wanted, found))
    return f"mean difference of a score {numpy.mean(far):.3f}; {same} of {len(examples)} with the same start and end"


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--start", type=Path, required=True, help="folder of the encoder that training began with")
    parse.add_argument("--checkpoint", type=Path, required=True)
    parse.add_argument("--corpus", type=Path, required=True)
    parse.add_argument("--out", type=Path, required=True, help="folder for model_quantized.onnx and vocab.txt")
    args = parse.parse_args()
    reader = open_reader(args.start, args.checkpoint).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    file = args.out / "model_quantized.onnx"
    write(reader, file)
    onnx.checker.check_model(str(file))
    shutil.copy(args.start / "vocab.txt", args.out / "vocab.txt")
    tokenizer = open_tokenizer(args.start)
    asked = questions.read(args.corpus, held_back=True)[::9]
    examples = [Example(encode(tokenizer, one.question).ids, encode(tokenizer, one.context).ids[:300]) for one in asked]
    print(f"{file}: {file.stat().st_size:,} bytes; {compare(reader, file, examples)}")


if __name__ == "__main__":
    main()
