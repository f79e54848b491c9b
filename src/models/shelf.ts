/** Where the files of models are kept, in pieces as they came, so that what is there survives any stop. */
export interface Shelf {
  /** How many bytes of a file are there without a gap, from its start. */
  size(model: string, path: string): Promise<number>;
  /** Adds bytes at the end, which is at `at`; they are on disk when it resolves. */
  append(model: string, path: string, at: number, bytes: Uint8Array): Promise<void>;
  /** The pieces of a file in order. */
  pieces(model: string, path: string): AsyncIterable<Uint8Array>;
  /** Frees one file, or all of a model. */
  remove(model: string, path?: string): Promise<void>;
}

/** A whole file; throws naming it where a byte is missing. */
export async function readWhole(shelf: Shelf, model: string, path: string, bytes: number): Promise<Uint8Array> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for await (const piece of shelf.pieces(model, path)) {
    if (at + piece.length > bytes) throw new Error(`${model}: ${path} has more than ${bytes} bytes`);
    whole.set(piece, at);
    at += piece.length;
  }
  if (at !== bytes) throw new Error(`${model}: ${path} has ${at} of ${bytes} bytes`);
  return whole;
}
