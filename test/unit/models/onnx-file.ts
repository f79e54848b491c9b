/** Writes ONNX files by hand (onnx.proto of ONNX 1.14), as far as tests need it. */
type Field = [number: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function message(fields: Field[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const put = (...numbers: number[]): void => void parts.push(Uint8Array.from(numbers.flatMap(varint)));
  for (const [number, value] of fields) {
    if (typeof value === 'number') put(number * 8, value);
    else {
      const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      put(number * 8 + 2, content.length);
      parts.push(content);
    }
  }
  return new Uint8Array(Buffer.concat(parts));
}

export const FLOAT = 1;
export const INT64 = 7;
const UINT8 = 2;
const FLOAT16 = 10;
/** Where the operators of ONNX Runtime itself are. */
export const MICROSOFT = 'com.microsoft';

/** A node; attributes are whole numbers or lists of them. The operators of ONNX itself have no domain. */
export function node(
  type: string,
  inputs: string[],
  output: string,
  attributes: Record<string, number | number[]> = {},
  domain = '',
): Uint8Array {
  return message([
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [4, type],
    [7, domain],
    ...Object.entries(attributes).map(
      ([name, value]): Field => [
        5,
        message([
          [1, name],
          [20, typeof value === 'number' ? 2 : 7],
          ...(typeof value === 'number' ? [[3, value] as Field] : value.map((one): Field => [8, one])),
        ]),
      ],
    ),
  ]);
}

/** A tensor that is part of the graph. */
export function constant(name: string, dims: number[], data: Float32Array | BigInt64Array | Uint8Array): Uint8Array {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const type = data instanceof Float32Array ? FLOAT : data instanceof Uint8Array ? UINT8 : INT64;
  return message([...dims.map((dim): Field => [1, dim]), [2, type], [8, name], [9, raw]]);
}

/** Numbers that halves have exactly: powers of two, positive. */
export function halves(name: string, dims: number[], numbers: number[]): Uint8Array {
  const bits = Uint16Array.from(numbers, (number) => (15 + Math.log2(number)) << 10);
  return message([...dims.map((dim): Field => [1, dim]), [2, FLOAT16], [8, name], [9, new Uint8Array(bits.buffer)]]);
}

/** A named input or output; words are dimensions that are free. */
export function value(name: string, type: number, dims: (number | string)[]): Uint8Array {
  const shape = message(dims.map((dim): Field => [1, message([typeof dim === 'number' ? [1, dim] : [2, dim]])]));
  return message([
    [1, name],
    [
      2,
      message([
        [
          1,
          message([
            [1, type],
            [2, shape],
          ]),
        ],
      ]),
    ],
  ]);
}

export interface Graph {
  nodes: Uint8Array[];
  constants: Uint8Array[];
  inputs: Uint8Array[];
  outputs: Uint8Array[];
  /** The version of ONNX's own operators. */
  opset?: number;
}

/** The bytes of a model file. */
export function onnxFile({ nodes, constants, inputs, outputs, opset = 13 }: Graph): Uint8Array {
  const all = (number: number, parts: Uint8Array[]): Field[] => parts.map((part) => [number, part]);
  const graph = message([...all(1, nodes), [2, 'g'], ...all(5, constants), ...all(11, inputs), ...all(12, outputs)]);
  return message([
    [1, 8],
    [7, graph],
    ...[
      ['', opset],
      [MICROSOFT, 1],
    ].map(
      ([domain, version]): Field => [
        8,
        message([
          [1, domain!],
          [2, version!],
        ]),
      ],
    ),
  ]);
}
