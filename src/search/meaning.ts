import type { SearchIndex } from './search-index';
import { cosines, type IndexTexts, type VectorTables } from './vectors';

/** How near each passage and sentence is to a question in meaning: cosines of their vectors with that of the question. */
export interface Meaning {
  passages: Float64Array;
  sentences: Float64Array;
  /** The best of each passage's sentences. */
  best: Float64Array;
}

/** The texts that the vectors of an index stand for; `textOf` gives the text of a block. */
export function textsOf(index: SearchIndex, textOf: (document: number, block: number) => string): IndexTexts {
  const { passageStarts } = index.tables;
  const sentences = Array.from({ length: index.sentences }, (_, sentence) => {
    const { document, block, start, end } = index.place(sentence);
    return textOf(document, block).slice(start, end);
  });
  const passages = Array.from({ length: index.passages }, (_, passage) =>
    sentences.slice(passageStarts[passage]!, passageStarts[passage + 1]!).join(' '),
  );
  return { passages, sentences };
}

/** Compares the vector of a question with those of an index; of an index that was put together, those of its parts in their order. */
export function meaningOf(index: SearchIndex, parts: readonly VectorTables[], question: Float32Array): Meaning {
  const passages = joined(parts.map((part) => cosines(part, question, 0, part.passages)));
  const sentences = joined(parts.map((part) => cosines(part, question, part.passages, part.scales.length)));
  if (passages.length !== index.passages || sentences.length !== index.sentences) {
    throw new RangeError(
      `vectors: of ${passages.length} passages and ${sentences.length} sentences, expected ${index.passages} and ${index.sentences}`,
    );
  }
  const best = new Float64Array(index.passages);
  sentences.forEach((cosine, sentence) => {
    const passage = index.passageOf[sentence]!;
    best[passage] = Math.max(best[passage]!, cosine);
  });
  return { passages, sentences, best };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
