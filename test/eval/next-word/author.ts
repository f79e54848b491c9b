import type { Engine } from '@/engine/engine';
import type { Sentence } from '../brown';
import { positionAt, type WordPlace, wordPlaces } from './positions';
import { predictorOf } from './predictor';
import { type NextWordScore, scoreNextWord } from './score';

const AUTHORS = 20;
const WORDS_EACH = 100;
const PAGE_CHARACTERS = 7000;

export interface AuthorScore {
  /** What the engine knew beside the model. */
  name: string;
  /** Whether the personal model had the first half of the text. */
  learned: boolean;
  /** Characters of the second half before the sentence that were in the field. */
  room: number;
  score: NextWordScore;
}

/**
 * What a personal model is worth. Brown holds no long text by one author, but each of its files is one text of about 2,000 words:
 * the 20 longest of essays and fiction. The first half is what was written earlier and elsewhere, the second half what is in the
 * field: 100 words of it, evenly spread, with and without the first half learned.
 */
export function scoreAuthors(sentences: Sentence[], engine: Engine): { files: string[]; scores: AuthorScore[] } {
  const files = longestFiles(sentences);
  const halves = files.map((file) => halvesOf(sentences, file));
  const scores = [
    { name: 'the sentence before', room: 1, learned: false },
    { name: 'the sentence before, and the first half learned', room: 1, learned: true },
    { name: 'the second half so far', room: PAGE_CHARACTERS, learned: false },
    { name: 'the second half so far, and the first half learned', room: PAGE_CHARACTERS, learned: true },
  ].map(({ name, room, learned }) => {
    const positions = halves.flatMap(({ first, second, places }) =>
      places.map((place) => ({ ...positionAt(second, place, room), ...(learned ? { learned: first } : {}) })),
    );
    const score = scoreNextWord(positions, predictorOf(engine));
    return { name, learned, room, score };
  });
  return { files, scores };
}

/** Belles lettres (g) and fiction (k, l, m, n, p, r): a text of one author each, not news or reports. */
function longestFiles(sentences: Sentence[]): string[] {
  const sizes = new Map<string, number>();
  for (const { file, text } of sentences) {
    if (/\/c[gklmnpr]\d\d$/.test(file)) sizes.set(file, (sizes.get(file) ?? 0) + text.length + 1);
  }
  return [...sizes]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, AUTHORS)
    .map(([file]) => file)
    .sort();
}

function halvesOf(sentences: Sentence[], file: string): { first: string; second: Sentence[]; places: WordPlace[] } {
  const own = sentences.filter((sentence) => sentence.file === file);
  const half = own.reduce((sum, { text }) => sum + text.length + 1, 0) / 2;
  let cut = 0;
  for (let length = 0; length < half; cut++) length += own[cut]!.text.length + 1;
  const second = own.slice(cut);
  const late = wordPlaces(second);
  const step = Math.max(1, late.length / WORDS_EACH);
  const places = Array.from({ length: Math.min(WORDS_EACH, late.length) }, (_, i) => late[Math.floor(i * step)]!);
  const first = own
    .slice(0, cut)
    .map(({ text }) => text)
    .join(' ');
  return { first, second, places };
}
