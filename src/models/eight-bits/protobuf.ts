/** One field of a message, as it lies in the file. Only the two kinds that ONNX files need: whole numbers and bytes. */
export interface Field {
  number: number;
  /** Of a whole number; 0 otherwise. */
  value: number;
  /** Of bytes, texts, messages and packed numbers; empty otherwise. */
  content: Uint8Array;
  /** All of it, with its number. */
  raw: Uint8Array;
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;
const NOTHING = new Uint8Array(0);

/** The fields of a protobuf message, in their order. Throws where it is none. */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError(`protobuf: a number ends outside its ${bytes.length} bytes`);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const start = at;
    const tag = varint();
    const kind = tag % 8;
    let [value, length] = [0, 0];
    if (kind === VARINT) value = varint();
    else if (kind === LENGTH) length = varint();
    else if (kind === FIXED_64) length = 8;
    else if (kind === FIXED_32) length = 4;
    else throw new RangeError(`protobuf: a field of kind ${kind} at byte ${start}`);
    if (at + length > bytes.length) throw new RangeError(`protobuf: ${length} bytes at ${at} of ${bytes.length}`);
    const content = length ? bytes.subarray(at, at + length) : NOTHING;
    at += length;
    yield { number: Math.floor(tag / 8), value, content, raw: bytes.subarray(start, at) };
  }
}

/** A field of a message: a whole number of 0 or more, a text, or bytes. */
export function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === 'number') return Uint8Array.from([...varintOf(number * 8 + VARINT), ...varintOf(value)]);
  const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return joined([Uint8Array.from([...varintOf(number * 8 + LENGTH), ...varintOf(content.length)]), content]);
}

/** Bytes one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varintOf(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}
