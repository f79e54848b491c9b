import { existsSync } from 'node:fs';
import { splitSentences } from '@/text/sentences';
import { corpusTexts, readParagraphs } from '@/train/corpus';
import { isHeldBack } from '@/train/prediction-model';
import { spread } from '../../bench/typed';
import { straightQuotes } from '../tokens';
import { type Position, phrasePositions } from './positions';

const PHRASES_EACH = 250;
const PLAIN = /^[A-Za-z']+(?: [A-Za-z']+){3,8}$/;

/**
 * Short phrases as people type them into a chat: sentences of four to nine words that training held back from the reviews and the
 * dialogues, without their last mark and without the capital at their start ("I" and names keep theirs). Undefined without a corpus.
 */
export async function informalPhrases(corpus: string): Promise<{ name: string; positions: Position[] }[] | undefined> {
  if (!existsSync(corpus)) return undefined;
  const sets: { name: string; positions: Position[] }[] = [];
  for (const text of corpusTexts(corpus)) {
    if (text.name === 'wiki') continue;
    const phrases = new Set<string>();
    let number = 0;
    for await (const paragraph of readParagraphs(text)) {
      for (const sentence of splitSentences(paragraph)) if (isHeldBack(number++)) phrases.add(asTyped(sentence.text));
    }
    phrases.delete('');
    const chosen = spread([...phrases], PHRASES_EACH);
    sets.push({ name: text.name, positions: phrasePositions(chosen.join('\n')) });
  }
  return sets;
}

/** The sentence as it would be typed in a hurry; empty when it is no plain phrase. */
export function asTyped(sentence: string): string {
  const phrase = straightQuotes(sentence)
    .trim()
    .replace(/[.!?"]+$/, '');
  if (!PLAIN.test(phrase)) return '';
  return /^I\b/.test(phrase) ? phrase : phrase[0]!.toLowerCase() + phrase.slice(1);
}
