import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Embed } from '@/search/vectors';
import type { NamedEncoder } from './encoder';

/** Texts that are embedded at once: enough to put those of like length together. */
const CHUNK = 512;
const KEY_BYTES = 16;

/** Where vectors are kept that were made once: what is in `.output` can be thrown away at any time. */
const FOLDER = '.output/vectors';

/** An encoder with a file for what it has embedded before. */
export function keptIn({ id, embed }: NamedEncoder, folder = FOLDER): NamedEncoder {
  return { id, embed: cachedIn(`${folder}/${id}.bin`, embed) };
}

/**
 * Keeps the vectors of `embed`, of `size` numbers, in a file by a hash of their texts, so that measuring again is quick. The file
 * grows by 16 bytes of SHA-256 and the numbers, of 32 bits, for each text.
 */
function cachedIn(file: string, embed: Embed, size = 384): Embed {
  const kept = readKept(file, size);
  return async (texts, options) => {
    const keys = texts.map((text) =>
      createHash('sha256')
        .update(text)
        .digest('hex')
        .slice(0, 2 * KEY_BYTES),
    );
    const missing = new Map(keys.flatMap((key, i) => (kept.has(key) ? [] : [[key, texts[i]!] as const])));
    const wanted = [...missing].sort(([, a], [, b]) => a.length - b.length);
    for (let at = 0; at < wanted.length; at += CHUNK) {
      const chunk = wanted.slice(at, at + CHUNK);
      const texts = chunk.map(([, text]) => text);
      const vectors = await embed(texts, options);
      const records = chunk.flatMap(([key], i) => {
        kept.set(key, vectors[i]!);
        return [Buffer.from(key, 'hex'), Buffer.from(Float32Array.from(vectors[i]!).buffer)];
      });
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, Buffer.concat(records));
    }
    return keys.map((key) => kept.get(key)!);
  };
}

function readKept(file: string, size: number): Map<string, Float32Array> {
  const kept = new Map<string, Float32Array>();
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const recordBytes = KEY_BYTES + 4 * size;
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
    const numbers = new Uint8Array(bytes.subarray(at + KEY_BYTES, at + recordBytes));
    kept.set(bytes.toString('hex', at, at + KEY_BYTES), new Float32Array(numbers.buffer));
  }
  return kept;
}
