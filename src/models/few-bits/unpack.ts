import { readOnnxFile, type StoredTensor, writeTensor } from '@/models/eight-bits/onnx-file';
import { field, joined } from '@/models/eight-bits/protobuf';
import { halfToNumber } from '@/models/half';

const FLOAT = 1;
const UINT8 = 2;

/** How codes of few bits become those that the operators know. */
interface Packing {
  bits: number;
  /** Bits of a code afterwards. */
  into: 4 | 8;
  /** What is added to a code, so that the middle of its range stays the middle. */
  added: number;
}

const PACKINGS: ReadonlyMap<string, Packing> = new Map([
  ['q3', { bits: 3, into: 4, added: 4 }],
  ['q5', { bits: 5, into: 8, added: 112 }],
]);
/** Steps of blocks in eight bits, of the largest in their row; those of the rows, in halves. */
const STEPS = 's8';
const ROWS = 'r';
const LARGEST_STEP = 127;

/**
 * Unpacks the weights of a graph as `src/train/decoder/export.py` writes them: `….q3` and `….q5` become `….q`, codes of four bits and
 * of eight; `….s8` and `….r` become `….s`, the step of each block. Other graphs come back as they are. Throws naming a tensor whose
 * sizes do not fit.
 */
export function unpackWeights(bytes: Uint8Array): Uint8Array {
  const { nodes, tensors, rest } = readOnnxFile(bytes);
  if (!tensors.some(({ name }) => PACKINGS.has(endOf(name)))) return bytes;
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const stored = tensors.flatMap((tensor) => {
    const end = endOf(tensor.name);
    const packing = PACKINGS.get(end);
    if (packing) return [wideCodes(tensor, packing)];
    if (end === STEPS) return [stepsOf(tensor, byName.get(`${startOf(tensor.name)}.${ROWS}`))];
    return end === ROWS ? [] : [tensor.raw];
  });
  return joined([...rest.model, field(7, joined([...nodes.map(({ raw }) => raw), ...rest.graph, ...stored]))]);
}

function startOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function endOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function wideCodes(tensor: StoredTensor, packing: Packing): Uint8Array {
  const { name, dims, type, data } = tensor;
  const { bits, into } = packing;
  const last = dims.at(-1) ?? 0;
  if (type !== UINT8 || data?.length !== sizeOf(dims) || last % bits !== 0) throw misfit(tensor, `codes of ${bits} bits`);
  const wide = unpacked(data, packing);
  return field(5, writeTensor(`${startOf(name)}.q`, UINT8, [...dims.slice(0, -1), (last / bits) * into], wide));
}

/** Codes lie one after the other from the lowest bit of the first byte on; of two in a byte afterwards the first is the lower half. */
function unpacked(data: Uint8Array, { bits, into, added }: Packing): Uint8Array {
  const wide = new Uint8Array((data.length / bits) * into);
  const mask = (1 << bits) - 1;
  const isHalf = into === 4;
  let [read, count, at, lower] = [0, 0, 0, -1];
  for (const byte of data) {
    read |= byte << count;
    count += 8;
    for (; count >= bits; count -= bits) {
      const code = (read & mask) + added;
      read >>>= bits;
      if (!isHalf) wide[at++] = code;
      else if (lower < 0) lower = code;
      else {
        wide[at++] = lower | (code << 4);
        lower = -1;
      }
    }
  }
  return wide;
}

function stepsOf(tensor: StoredTensor, rows: StoredTensor | undefined): Uint8Array {
  const { name, dims, data } = tensor;
  const [count = 0, blocks = 0] = dims;
  if (data?.length !== count * blocks || rows?.data?.length !== 2 * count) throw misfit(tensor, 'steps of blocks');
  const largest = Float32Array.from(new Uint16Array(rows.data.slice().buffer), halfToNumber);
  const codes = new Int8Array(data.buffer, data.byteOffset, data.length);
  const steps = Float32Array.from(codes, (code, i) => (code * largest[Math.floor(i / blocks)]!) / LARGEST_STEP);
  return field(5, writeTensor(`${startOf(name)}.s`, FLOAT, [steps.length], new Uint8Array(steps.buffer)));
}

function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

function misfit({ name, dims, data }: StoredTensor, what: string): Error {
  return new Error(`models: tensor ${name} of ${data?.length ?? 0} bytes and [${dims.join(', ')}] holds no ${what}`);
}
