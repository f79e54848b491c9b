/** From which probability on each word is used, best first. */
const WORDS: [from: number, words: string][] = [
  [0.8, 'Very likely'],
  [0.5, 'Likely'],
  [0, 'Not sure'],
];

/** A probability in words. */
export function confidenceWords(probability: number): string {
  return WORDS.find(([from]) => probability >= from)?.[1] ?? 'Not sure';
}
