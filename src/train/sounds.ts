import { RULE_LENGTH, type Rule } from '@/spell/channel';
import { foldWord, lettersOf } from '@/spell/letters';

/** A word and its sounds, as the Carnegie Mellon Pronouncing Dictionary writes them, without stress. */
export interface Pronunciation {
  word: string;
  sounds: string[];
}

const ROUNDS = 4;
/** The most sounds that some letters stand for: "x" is K S. */
const MOST_SOUNDS = 2;
/** Spellings of a sound that are seen less often are names and foreign words. */
const LEAST_COUNT = 8;
const LEAST_SHARE = 0.004;
const UNSEEN = 1e-6;

/** Letters that stand for sounds, in the order of a word. */
interface Chunk {
  letters: string;
  sound: string;
}

/** Finds which letters stand for which sounds: aligns each word with the counts so far, counts, and again. */
function alignAll(pronunciations: readonly Pronunciation[]): Map<string, number> {
  let counts = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Map<string, number>();
    const total = [...counts.values()].reduce((sum, count) => sum + count, 1);
    const cost = (chunk: string, letters: number, sounds: number): number =>
      counts.size === 0 ? Math.abs(letters - sounds) + 1 : -Math.log((counts.get(chunk) ?? 0) / total + UNSEEN);
    for (const pronunciation of pronunciations) {
      for (const { letters, sound } of alignOne(pronunciation, cost)) {
        const chunk = `${letters}|${sound}`;
        next.set(chunk, (next.get(chunk) ?? 0) + 1);
      }
    }
    counts = next;
  }
  return counts;
}

/** The cheapest way to cut a word into chunks, or nothing where there is none. */
function alignOne({ word, sounds }: Pronunciation, cost: (chunk: string, letters: number, sounds: number) => number): Chunk[] {
  const width = sounds.length + 1;
  const best = new Float64Array((word.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const from: ({ i: number; j: number } | undefined)[] = new Array(best.length);
  best[0] = 0;
  for (let i = 0; i < word.length; i++) {
    for (let j = 0; j < sounds.length; j++) {
      const start = best[i * width + j]!;
      if (start === Number.POSITIVE_INFINITY) continue;
      for (let a = 1; a <= Math.min(RULE_LENGTH, word.length - i); a++) {
        for (let b = 1; b <= Math.min(MOST_SOUNDS, sounds.length - j); b++) {
          if (a > 1 && b > 1) continue;
          const total = start + cost(`${word.slice(i, i + a)}|${sounds.slice(j, j + b).join(' ')}`, a, b);
          const place = (i + a) * width + j + b;
          if (total < best[place]!) {
            best[place] = total;
            from[place] = { i, j };
          }
        }
      }
    }
  }
  const chunks: Chunk[] = [];
  let [i, j] = [word.length, sounds.length];
  while (i > 0) {
    const before = from[i * width + j];
    if (!before) return [];
    chunks.push({ letters: word.slice(before.i, i), sound: sounds.slice(before.j, j).join(' ') });
    ({ i, j } = before);
  }
  return chunks.reverse();
}

/**
 * Rules that write a sound in another of its spellings: P(typed | meant) = Σ over sounds of P(sound | meant) P(typed | sound).
 * Their cost is without how often people spell by sound at all.
 */
export function soundRules(pronunciations: readonly Pronunciation[]): Rule[] {
  const counts = alignAll(pronunciations.filter(({ word }) => !word.includes("'")));
  const bySound = new Map<string, { letters: string; count: number }[]>();
  const ofLetters = new Map<string, number>();
  for (const [chunk, count] of counts) {
    if (count < LEAST_COUNT) continue;
    const [letters, sound] = chunk.split('|') as [string, string];
    const same = bySound.get(sound);
    if (same) same.push({ letters, count });
    else bySound.set(sound, [{ letters, count }]);
    ofLetters.set(letters, (ofLetters.get(letters) ?? 0) + count);
  }
  const shares = new Map<string, number>();
  for (const spellings of bySound.values()) {
    const total = spellings.reduce((sum, { count }) => sum + count, 0);
    for (const meant of spellings) {
      for (const typed of spellings) {
        if (meant === typed) continue;
        const key = `${meant.letters}|${typed.letters}`;
        const share = (meant.count / ofLetters.get(meant.letters)!) * (typed.count / total);
        shares.set(key, (shares.get(key) ?? 0) + share);
      }
    }
  }
  return [...shares]
    .filter(([, share]) => share >= LEAST_SHARE)
    .map(([key, share]) => {
      const [meant, typed] = key.split('|').map((letters) => lettersOf(foldWord(letters))) as [Uint8Array, Uint8Array];
      return { meant, typed, cost: -Math.log(share) };
    });
}
