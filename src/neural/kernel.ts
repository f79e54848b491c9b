/** `kernel.wat` in binary form; a test compiles that file and compares. */
export const KERNEL =
  'AGFzbQEAAAABCQFgBX9/f39/AAIPAQNlbnYGbWVtb3J5AgABAwIBAAcMAQhwcm9kdWN0cwAACqgBAaUBAgJ/AnsgAiADQQF0aiEGAkADQCABRQ0B/QwAAAAA' +
  'AAAAAAAAAAAAAAAAIQggAiEFA0AgAP0ABAAhByAIIAf9hwEgBf0ABAD9ugEgB/2IASAF/QAEEP26Af2uAf2uASEIIABBEGohACAFQSBqIQUgBSAGSQ0ACyAE' +
  'IAj9GwAgCP0bAWogCP0bAiAI/RsDamo2AgAgBEEEaiEEIAFBAWshAQwACwsL';

/** For each row of 8-bit weights, its product with a vector of 16-bit numbers. Arguments are places in the memory, in bytes, and counts. */
export type Products = (weights: number, rows: number, vector: number, length: number, out: number) => void;

/** Products of matrices and vectors in a memory, sixteen numbers at a time. */
export function productsIn(memory: WebAssembly.Memory): Products {
  const bytes = Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0));
  // Synchronous, so that a model can be used as soon as its bytes are there; browsers allow it for modules as small as this.
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return exports['products'] as Products;
}
