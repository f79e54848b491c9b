import { splitSentences } from '@/text/sentences';
import { type CorpusText, corpusTexts, readParagraphs } from './corpus';
import { isHeldBack } from './prediction-model';

/** A word of a text, and what stands before it. */
export interface HeldPlace {
  before: string;
  word: string;
}

/** How many of a hundred places are of which text. */
const SHARES: Record<CorpusText['name'], number> = { wiki: 45, reviews: 40, dialogue: 15 };
/** Paragraphs that the places of a text are drawn from. */
const PARAGRAPHS = 1500;
/** At every other place whole sentences stand before that of the word, of so many characters or more where the text has them. */
const ROOM = 600;
const WORD = /(?<=^| )\p{L}+(?:'\p{L}+)*/gu;

/** Places by chance, the same each time, in paragraphs that n-grams and network were not trained on. */
export async function heldPlaces(folder: string, count: number): Promise<HeldPlace[]> {
  let seed = 20261;
  const chance = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const places: HeldPlace[] = [];
  for (const text of corpusTexts(folder)) {
    const paragraphs = await heldParagraphs(text);
    const words = paragraphs.flatMap((sentences, paragraph) =>
      sentences.flatMap((own, sentence) =>
        Array.from(own.matchAll(WORD), ({ 0: word, index }) => ({ word, before: own.slice(0, index), paragraph, sentence })),
      ),
    );
    for (let i = 0; i < (count * SHARES[text.name]) / 100; i++) {
      const { word, before, paragraph, sentence } = words[chance(words.length)]!;
      const earlier = paragraphs[paragraph]!.slice(0, sentence);
      // What is said in a dialogue stands on lines of its own.
      if (text.name === 'dialogue') earlier.unshift(...paragraphs.slice(Math.max(0, paragraph - 20), paragraph).flat());
      let room = '';
      if (chance(2) === 0) while (earlier.length > 0 && room.length < ROOM) room = `${earlier.pop()} ${room}`;
      places.push({ word, before: room + before });
    }
  }
  return places;
}

/** Paragraphs as sentences, with straight quotes. */
async function heldParagraphs(text: CorpusText): Promise<string[][]> {
  const held: string[][] = [];
  let number = 0;
  for await (const paragraph of readParagraphs(text)) {
    const sentences = splitSentences(paragraph.replace(/[‘’]/g, "'").replace(/[“”]|``|''/g, '"'));
    const isHeld = sentences.length > 0 && sentences.map(() => isHeldBack(number++)).every(Boolean);
    if (isHeld && held.push(sentences.map(({ text: own }) => own)) === PARAGRAPHS) break;
  }
  return held;
}
