import { field, fieldsOf, joined } from './protobuf';

/** One step of a graph. */
export interface GraphNode {
  type: string;
  inputs: string[];
  outputs: string[];
  /** Attributes that are whole numbers. */
  integers: ReadonlyMap<string, number>;
  /** Whether a graph of its own is part of it, which may use all that is around. */
  hasGraph: boolean;
  raw: Uint8Array;
}

/** Numbers that are part of a file. */
export interface StoredTensor {
  name: string;
  type: number;
  dims: number[];
  /** Little-endian, as ONNX stores them; undefined where they are stored in another way. */
  data: Uint8Array | undefined;
  raw: Uint8Array;
}

/** A file, as far as rewriting it needs; `rest` is what stays as it is. */
export interface OnnxFile {
  nodes: GraphNode[];
  tensors: StoredTensor[];
  outputs: string[];
  /** The version of the standard operators. */
  opset: number;
  rest: { model: Uint8Array[]; graph: Uint8Array[] };
}

const text = new TextDecoder();

/** Reads a file (onnx.proto of ONNX 1.14). Nothing of its numbers is copied. */
export function readOnnxFile(bytes: Uint8Array): OnnxFile {
  const file: OnnxFile = { nodes: [], tensors: [], outputs: [], opset: 0, rest: { model: [], graph: [] } };
  for (const { number, content, raw } of fieldsOf(bytes)) {
    if (number === 7) readGraph(content, file);
    else file.rest.model.push(raw);
    if (number === 8) {
      const fields = [...fieldsOf(content)];
      const isStandard = fields.every((part) => part.number !== 1 || part.content.length === 0);
      if (isStandard) file.opset = fields.find((part) => part.number === 2)?.value ?? 0;
    }
  }
  return file;
}

function readGraph(bytes: Uint8Array, file: OnnxFile): void {
  for (const { number, content, raw } of fieldsOf(bytes)) {
    if (number === 1) file.nodes.push(readNode(content, raw));
    else if (number === 5) file.tensors.push(readTensor(content, raw));
    else file.rest.graph.push(raw);
    if (number === 12) file.outputs.push(nameIn(content, 1));
  }
}

function readNode(bytes: Uint8Array, raw: Uint8Array): GraphNode {
  const integers = new Map<string, number>();
  const node: GraphNode = { type: '', inputs: [], outputs: [], integers, hasGraph: false, raw };
  for (const { number, content } of fieldsOf(bytes)) {
    if (number === 1) node.inputs.push(text.decode(content));
    else if (number === 2) node.outputs.push(text.decode(content));
    else if (number === 4) node.type = text.decode(content);
    else if (number === 5) {
      const attribute = [...fieldsOf(content)];
      const value = attribute.find((part) => part.number === 3);
      if (value) integers.set(nameIn(content, 1), value.value);
      node.hasGraph ||= attribute.some((part) => part.number === 6 || part.number === 11);
    }
  }
  return node;
}

function readTensor(bytes: Uint8Array, raw: Uint8Array): StoredTensor {
  const tensor: StoredTensor = { name: '', type: 0, dims: [], data: undefined, raw };
  for (const { number, value, content } of fieldsOf(bytes)) {
    if (number === 1) tensor.dims.push(...(content.length ? varints(content) : [value]));
    else if (number === 2) tensor.type = value;
    else if (number === 8) tensor.name = text.decode(content);
    else if (number === 9) tensor.data = content;
  }
  return tensor;
}

/** Numbers that lie one after the other. */
function varints(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      values.push(value);
      [value, scale] = [0, 1];
    }
  }
  return values;
}

function nameIn(bytes: Uint8Array, number: number): string {
  const found = [...fieldsOf(bytes)].find((part) => part.number === number);
  return found ? text.decode(found.content) : '';
}

/** A node without attributes, or with lists of whole numbers or single ones. */
export function writeNode(
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: Record<string, number | Uint8Array> = {},
): Uint8Array {
  return joined([
    ...inputs.map((name) => field(1, name)),
    field(2, output),
    field(4, type),
    ...Object.entries(attributes).map(([name, value]) => {
      // INT is type 2 in field 3; INTS is type 7, packed or not, in field 8.
      const [kind, place] = typeof value === 'number' ? [2, 3] : [7, 8];
      return field(5, joined([field(1, name), field(20, kind!), field(place!, value)]));
    }),
  ]);
}

/** A tensor whose numbers lie in the file. */
export function writeTensor(name: string, type: number, dims: readonly number[], data: Uint8Array): Uint8Array {
  return joined([...dims.map((dim) => field(1, dim)), field(2, type), field(8, name), field(9, data)]);
}

/** A tensor whose numbers lie beside the file, under `location`. */
export function writeTensorBeside(
  name: string,
  {
    type,
    dims,
    location,
    offset,
    length,
  }: { type: number; dims: readonly number[]; location: string; offset: number; length: number },
): Uint8Array {
  const entry = (key: string, value: string): Uint8Array => field(13, joined([field(1, key), field(2, value)]));
  return joined([
    ...dims.map((dim) => field(1, dim)),
    field(2, type),
    field(8, name),
    entry('location', location),
    entry('offset', String(offset)),
    entry('length', String(length)),
    field(14, 1),
  ]);
}
