import { readContainer, writeContainer } from '@/ngram/container';
import { type Channel, ROW, type Rule, START } from '@/spell/channel';
import { lettersOf } from '@/spell/letters';
import { LEXICON_SECTIONS, Lexicon, type LexiconWord, packLexicon } from '@/spell/lexicon';

/** A lexicon of a few words. */
export function toyLexicon(words: readonly (string | LexiconWord)[]): Lexicon {
  const entries = words.map((word) => (typeof word === 'string' ? { word, count: 10 } : word));
  return new Lexicon(readContainer(writeContainer(1, packLexicon(entries, 1_000_000)), 1, LEXICON_SECTIONS, 'toy'));
}

export function rule(meant: string, typed: string, cost: number): Rule {
  return { meant: lettersOf(meant), typed: lettersOf(typed), cost };
}

/** A channel where each slip has a price of its own. */
export function toyChannel(rules: Rule[] = []): Channel {
  const table = (base: number): Float32Array =>
    Float32Array.from({ length: ROW * ROW }, (_, i) => base + ((i * 7919) % 101) / 50);
  return { substitutions: table(4), omissions: table(3), insertions: table(3.5), transpositions: table(2.5), first: 1.5, rules };
}

/** What it costs that `meant` was typed as `typed`: every alignment, without any bound. */
export function costOf(meant: Uint8Array, typed: Uint8Array, channel: Channel): number {
  const best = Array.from({ length: meant.length + 1 }, () => new Array<number>(typed.length + 1).fill(Number.POSITIVE_INFINITY));
  best[0]![0] = 0;
  for (let i = 0; i <= meant.length; i++) {
    for (let j = 0; j <= typed.length; j++) {
      const here = best[i]![j]!;
      const go = (letters: number, given: number, cost: number): void => {
        if (i + letters > meant.length || j + given > typed.length) return;
        best[i + letters]![j + given] = Math.min(best[i + letters]![j + given]!, here + cost);
      };
      const before = i > 0 ? meant[i - 1]! : START;
      const first = i === 0 ? channel.first : 0;
      const [a, b] = [meant[i]!, typed[j]!];
      go(1, 0, channel.omissions[before * ROW + a]! + first);
      // Letters before the first are put in once for all.
      go(0, 1, channel.insertions[before * ROW + b]! + (i === 0 && j === 0 ? channel.first : 0));
      go(1, 1, a === b ? 0 : channel.substitutions[a * ROW + b]! + first);
      if (meant[i + 1] === b && typed[j + 1] === a && a !== b) go(2, 2, channel.transpositions[a * ROW + meant[i + 1]!]! + first);
      for (const { meant: letters, typed: given, cost } of channel.rules) {
        const fits = letters.every((letter, k) => meant[i + k] === letter) && given.every((letter, k) => typed[j + k] === letter);
        if (fits) go(letters.length, given.length, cost + (i === 0 && letters[0] !== given[0] ? channel.first : 0));
      }
    }
  }
  return best[meant.length]![typed.length]!;
}
