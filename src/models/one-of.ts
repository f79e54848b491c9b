import type { Tokenizer } from './tokenizer';

/**
 * Allows only these texts to be written, each to its end: for `allowed` of generate and beamSearch. Where one text begins another,
 * the end mark decides between them.
 */
export function oneOf(tokenizer: Tokenizer, texts: readonly string[]): (written: readonly number[]) => Iterable<number> {
  if (texts.length === 0) throw new RangeError('models: a choice between 0 texts');
  const all = texts.map((text) => tokenizer.encode(text));
  return (written) => {
    const next = new Set<number>();
    for (const ids of all) {
      if (!written.every((id, i) => id === ids[i])) continue;
      if (written.length < ids.length) next.add(ids[written.length]!);
      else for (const end of tokenizer.endIds) next.add(end);
    }
    return next;
  };
}
