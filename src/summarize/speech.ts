import { sentenceBounds } from '@/text/sentence-bounds';

/** Captions that a machine wrote have no marks: longer runs are no sentences. */
const LONGEST_WORDS = 45;
/** Runs are cut to about so many words, before a word with which people go on. */
const PIECE_WORDS = 24;
const LEAST_WORDS = 12;
const GOES_ON =
  /^(?:so|and|but|now|then|because|okay|ok|well|first|second|next|finally|also|this|these|there|here|we|you|i|it|if|when)$/i;

/** Where the sentences of captions stand, as `sentenceBounds` tells it; text without marks is cut into runs of some two dozen words. */
export function speechBounds(text: string): number[] {
  const bounds = sentenceBounds(text);
  const cut: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const [start, end] = [bounds[i]!, bounds[i + 1]!];
    const words = [...text.slice(start, end).matchAll(/\S+/g)];
    let from = 0;
    for (let word = LEAST_WORDS; words.length > LONGEST_WORDS && word < words.length - LEAST_WORDS; word++) {
      const isFull = word - from >= PIECE_WORDS;
      const isTurn = word - from >= LEAST_WORDS && GOES_ON.test(words[word]![0]);
      if (!isFull && !isTurn) continue;
      const last = words[word - 1]!;
      cut.push(start + words[from]!.index, start + last.index + last[0].length);
      from = word;
    }
    if (words.length > 0) cut.push(start + words[from]!.index, end);
  }
  return cut;
}
