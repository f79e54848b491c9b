import type { SearchIndex } from './search-index';
import { cosines, type VectorTables } from './vectors';

/** How near each passage and sentence is to a question in meaning: cosines of their vectors with that of the question. */
export interface Meaning {
  passages: Float64Array;
  sentences: Float64Array;
  /** The best of each passage's sentences. */
  best: Float64Array;
}

/** The texts that the vectors of an index stand for, all passages before all sentences; `textOf` gives the text of a block. */
export function textsToEmbed(index: SearchIndex, textOf: (document: number, block: number) => string): string[] {
  const { passageStarts } = index.tables;
  const sentences = Array.from({ length: index.sentences }, (_, sentence) => {
    const { document, block, start, end } = index.place(sentence);
    return textOf(document, block).slice(start, end);
  });
  const passages = Array.from({ length: index.passages }, (_, passage) =>
    sentences.slice(passageStarts[passage]!, passageStarts[passage + 1]!).join(' '),
  );
  return [...passages, ...sentences];
}

/** Compares the vector of a question with those of an index, in the order of `textsToEmbed`. */
export function meaningOf(index: SearchIndex, vectors: VectorTables, question: Float32Array): Meaning {
  const passages = cosines(vectors, question, 0, index.passages);
  const sentences = cosines(vectors, question, index.passages, index.passages + index.sentences);
  const best = new Float64Array(index.passages);
  sentences.forEach((cosine, sentence) => {
    const passage = index.passageOf[sentence]!;
    best[passage] = Math.max(best[passage]!, cosine);
  });
  return { passages, sentences, best };
}
