import { splitSentences } from '@/text/sentences';
import { type CorpusText, corpusTexts, readParagraphs } from './corpus';
import { isHeldBack } from './prediction-model';

/** A word of a text, and what stands before it. */
export interface HeldPlace {
  before: string;
  word: string;
}

/** How many of a hundred places are of which text. */
const SHARES: Record<CorpusText['name'], number> = { wiki: 40, reviews: 40, dialogue: 20 };
/** Paragraphs that the places of a text are drawn from. */
const PARAGRAPHS = 1500;
/** At every other place whole sentences stand before that of the word, of so many characters or more where the text has them. */
const ROOM = 600;
/** A place of a message is after fewer words of its sentence than this. */
const MESSAGE_WORDS = 8;
/** Evaluation takes shorter sentences for its phrases. */
const LEAST_MESSAGE_WORDS = 10;
const WORD = /(?<=^| )\p{L}+(?:'\p{L}+)*/gu;

/**
 * Places by chance, the same each time, in paragraphs that n-grams and network were not trained on. Every other one of the reviews and
 * the dialogues is taken for one of a message: nothing stands before its sentence, which is begun in lower case.
 */
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
        [...own.matchAll(WORD)].map(({ 0: word, index }, number, { length: of }) => {
          return { word, before: own.slice(0, index), number, of, paragraph, sentence };
        }),
      ),
    );
    const messages = words
      .filter(({ number, of }) => number < MESSAGE_WORDS && of >= LEAST_MESSAGE_WORDS)
      .map(({ word, before }) => ({ word: before === '' ? inLowerCase(word) : word, before: inLowerCase(before) }));
    for (let i = 0; i < (count * SHARES[text.name]) / 100; i++) {
      if (text.name !== 'wiki' && messages.length > 0 && chance(2) === 0) {
        places.push(messages[chance(messages.length)]!);
        continue;
      }
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

/** The beginning of a sentence as it is typed in a hurry; "I" keeps its capital. */
function inLowerCase(sentence: string): string {
  return /^I\b/.test(sentence) ? sentence : sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
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
