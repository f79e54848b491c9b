import { PbfReader, PbfWriter } from 'pbf';

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
const LENGTH = 2;
/** Whole numbers, eight bytes, bytes with their length, four bytes. */
const KINDS: ReadonlySet<number> = new Set([VARINT, 1, LENGTH, 5]);
const NOTHING = new Uint8Array(0);

/** The fields of a protobuf message, in their order; their bytes are parts of the given ones. Throws where it is none. */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  const reader = new PbfReader(bytes);
  for (let start = 0; start < bytes.length; start = reader.pos) {
    const number = reader.nextField();
    const { type } = reader;
    const value = type === VARINT ? reader.readVarint() : 0;
    const content = type === LENGTH ? reader.readBytes() : NOTHING;
    if (!KINDS.has(type)) throw new RangeError(`protobuf: a field of kind ${type} at byte ${start}`);
    if (type !== VARINT && type !== LENGTH) reader.skip(type);
    // The reader goes on beyond the end without a word.
    if (number === 0 || reader.pos > bytes.length) {
      throw new RangeError(`protobuf: field ${number} at byte ${start} ends at ${reader.pos} of ${bytes.length} bytes`);
    }
    yield { number, value, content, raw: bytes.subarray(start, reader.pos) };
  }
}

/** A field of a message: a whole number of 0 or more, a text, or bytes. */
export function field(number: number, value: number | string | Uint8Array): Uint8Array {
  const writer = new PbfWriter();
  if (typeof value === 'number') writer.writeVarintField(number, value);
  else if (typeof value === 'string') writer.writeStringField(number, value);
  else writer.writeBytesField(number, value);
  return writer.finish();
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
