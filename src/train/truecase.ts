import { isCapitalised, openingWord } from '@/text/case';
import type { EncodedText, Interner } from './encode';
import { eachSentence } from './encode';

/**
 * Puts the word that opens each sentence in the case it has inside sentences ("The" becomes "the", "Paris" stays), in
 * place, so that the model does not learn every word twice (Lita et al. 2003, "tRuEcasIng").
 */
export function truecaseTexts(texts: EncodedText[], interner: Interner): void {
  const inside = new Uint32Array(interner.words.length);
  const each = (visit: (ids: Uint32Array, opening: number) => void): void => {
    for (const text of texts) {
      eachSentence(text, (ids) => {
        const head = Array.from(ids.subarray(0, 4), (id) => interner.words[id]!);
        visit(ids, openingWord(head));
      });
    }
  };
  each((ids, opening) => {
    for (let i = opening + 1; i < ids.length; i++) inside[ids[i]!]!++;
  });
  const truecase = Uint32Array.from(interner.words, (word, id) => {
    if (!isCapitalised(word)) return id;
    const lower = interner.ids.get(word.toLowerCase());
    return lower !== undefined && inside[lower]! > inside[id]! ? lower : id;
  });
  each((ids, opening) => {
    if (opening >= 0) ids[opening] = truecase[ids[opening]!]!;
  });
}
