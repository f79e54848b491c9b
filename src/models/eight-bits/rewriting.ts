import { halfToNumber } from '@/models/half';
import { type GraphNode, type OnnxFile, type StoredTensor, writeNode, writeTensor, writeTensorBeside } from './onnx-file';
import { field, joined } from './protobuf';

/** Types of numbers as ONNX files name them. */
export const FLOAT = 1;
const UINT8 = 2;
const INT8 = 3;
const INT64 = 7;
const FLOAT16 = 10;

const BESIDE = 'weights';
/** Smaller tensors stay in the graph. */
const LEAST_BESIDE = 1024;
/** From this version of the operators on, ReduceMax takes its axes as an input. */
const AXES_AS_INPUT = 18;
/** -1 as protobuf writes whole numbers. */
const MINUS_ONE = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 1);

interface Made {
  type: number;
  dims: number[];
  data: Uint8Array;
}

/** A file on its way to another: steps are kept, or others put in their place. What nothing needs any more is left out. */
export class Rewriting {
  readonly #file: OnnxFile;
  readonly #tensors: ReadonlyMap<string, StoredTensor>;
  readonly #makers: ReadonlyMap<string, GraphNode>;
  readonly #steps: Pick<GraphNode, 'inputs' | 'outputs' | 'raw'>[] = [];
  readonly #made = new Map<string, Made>();
  readonly #quantised = new Set<string>();

  constructor(file: OnnxFile) {
    this.#file = file;
    this.#tensors = new Map(file.tensors.map((tensor) => [tensor.name, tensor]));
    this.#makers = new Map(file.nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  }

  /** The step of the first file that makes a value. */
  makerOf(name: string): GraphNode | undefined {
    return this.#makers.get(name);
  }

  dimsOf(name: string | undefined): number[] | undefined {
    return this.#stored(name)?.dims;
  }

  bytesOf(name: string | undefined): Uint8Array | undefined {
    const stored = this.#stored(name);
    return stored?.type === UINT8 ? stored.data : undefined;
  }

  floatsOf(name: string | undefined): Float32Array | undefined {
    const { type, data } = this.#stored(name) ?? {};
    if (!data) return undefined;
    // A copy, since in the file they lie at any byte.
    if (type === FLOAT) return new Float32Array(data.slice().buffer);
    return type === FLOAT16 ? Float32Array.from(new Uint16Array(data.slice().buffer), halfToNumber) : undefined;
  }

  keep({ inputs, outputs, raw }: GraphNode): void {
    this.#steps.push({ inputs, outputs, raw });
  }

  add(type: string, inputs: string[], output: string, attributes: Record<string, number | Uint8Array> = {}): void {
    this.#steps.push({ inputs, outputs: [output], raw: field(1, writeNode(type, inputs, output, attributes)) });
  }

  addBytes(name: string, dims: number[], { buffer, byteOffset, byteLength }: Int8Array): void {
    this.#made.set(name, { type: INT8, dims, data: new Uint8Array(buffer, byteOffset, byteLength) });
  }

  addFloats(name: string, dims: number[], values: Float32Array): void {
    this.#made.set(name, { type: FLOAT, dims, data: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) });
  }

  /** A value in eight bits with a scale for each token, made once for all who need it. */
  quantised(name: string): { quantised: string; scale: string; zero: string } {
    const [quantised, scale, zero] = [`${name}/codes`, `${name}/scale`, 'eight-bits/zero'];
    if (this.#quantised.has(name)) return { quantised, scale, zero };
    if (this.#quantised.size === 0) {
      this.addFloats('eight-bits/steps', [], Float32Array.of(1 / 127));
      this.addFloats('eight-bits/least', [], Float32Array.of(1e-12));
      this.addFloats('eight-bits/one', [], Float32Array.of(1));
      this.#made.set(zero, { type: UINT8, dims: [], data: Uint8Array.of(128) });
      this.#made.set('eight-bits/axes', {
        type: INT64,
        dims: [1],
        data: new Uint8Array(8).fill(255), // -1: the last.
      });
    }
    this.#quantised.add(name);
    this.add('Abs', [name], `${name}/sizes`);
    if (this.#file.opset >= AXES_AS_INPUT) this.add('ReduceMax', [`${name}/sizes`, 'eight-bits/axes'], `${name}/largest`);
    else this.add('ReduceMax', [`${name}/sizes`], `${name}/largest`, { axes: MINUS_ONE });
    this.add('Mul', [`${name}/largest`, 'eight-bits/steps'], `${name}/step`);
    this.add('Max', [`${name}/step`, 'eight-bits/least'], scale);
    this.add('Div', [name, scale], `${name}/scaled`);
    this.add('QuantizeLinear', [`${name}/scaled`, 'eight-bits/one', zero], quantised);
    return { quantised, scale, zero };
  }

  /** The file as it is now. Its large numbers lie beside it: in it they would be in memory three times while it is opened. */
  result(): { graph: Uint8Array; beside: { path: string; data: Uint8Array } } {
    const { rest, outputs, tensors } = this.#file;
    const needed = new Set(outputs);
    const steps = this.#steps.toReversed().filter((step) => {
      const isNeeded = step.outputs.some((name) => needed.has(name));
      if (isNeeded) for (const name of step.inputs) needed.add(name);
      return isNeeded;
    });
    const stored: Uint8Array[] = [];
    const beside: Uint8Array[] = [];
    let offset = 0;
    for (const tensor of [...tensors, ...Array.from(this.#made, ([name, made]) => ({ name, ...made, raw: undefined }))]) {
      const { name, type, dims, data, raw } = tensor;
      if (!needed.has(name)) continue;
      if (!data || data.length < LEAST_BESIDE) {
        stored.push(raw ?? field(5, writeTensor(name, type, dims, data!)));
        continue;
      }
      stored.push(field(5, writeTensorBeside(name, { type, dims, location: BESIDE, offset, length: data.length })));
      beside.push(data);
      offset += data.length;
    }
    const graph = joined([...steps.reverse().map(({ raw }) => raw), ...rest.graph, ...stored]);
    return { graph: joined([...rest.model, field(7, graph)]), beside: { path: BESIDE, data: joined(beside) } };
  }

  /** The tensor behind a name, also where it is stored with other types or sizes than it is used with. */
  #stored(name: string | undefined): StoredTensor | undefined {
    for (let at = name; at !== undefined; ) {
      const tensor = this.#tensors.get(at);
      if (tensor) return tensor;
      const maker = this.#makers.get(at);
      at = maker?.type === 'Cast' || maker?.type === 'Reshape' ? maker.inputs[0] : undefined;
    }
    return undefined;
  }
}
