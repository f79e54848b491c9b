import { existsSync } from 'node:fs';
import { splitSentences } from '@/text/sentences';
import { corpusTexts, readParagraphs } from '@/train/corpus';
import { isHeldBack } from '@/train/prediction-model';
import { splitAtSpace } from '../tokens';
import type { TextRow } from './score';

const SENTENCES = 2000;
const SHORTEST_WORDS = 4;

/** The first sentences of Wikipedia that the n-grams have not seen; undefined without the corpus. Their words may be in the lexicon. */
export async function heldBackRows(corpus: string): Promise<TextRow[] | undefined> {
  if (!existsSync(corpus)) return undefined;
  const rows: TextRow[] = [];
  let number = 0;
  for await (const paragraph of readParagraphs(corpusTexts(corpus)[0]!)) {
    for (const { text } of splitSentences(paragraph)) {
      if (!isHeldBack(number++)) continue;
      const tokens = splitAtSpace(text);
      if (tokens.length >= SHORTEST_WORDS) rows.push({ tokens, gold: tokens.map(() => null) });
      if (rows.length === SENTENCES) return rows;
    }
  }
  return rows;
}
