import type { Engine } from '@/engine/engine';

const wordRule = /[\p{L}]+(?:'[\p{L}]+)*/gu;

/**
 * A unigram model of a text: the most frequent words that begin with the letters before the caret, ties by spelling.
 * It shows a completion where the best word has at least half of the probability, and knows no word after the caret.
 */
export function toyEngine(text: string): Engine {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(wordRule)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const all = ranked.reduce((sum, [, count]) => sum + count, 0);
  return {
    bytes: ranked.length,
    complete({ before, learned = '' }) {
      const typed = /[\p{L}']*$/u.exec(before)![0];
      const known = learned.match(wordRule) ?? [];
      const pool = known.length ? [...new Set(known)].map((word) => [word, all] as const).concat(ranked) : ranked;
      const fitting = pool.filter(([word]) => word.startsWith(typed));
      const sum = fitting.reduce((total, [, count]) => total + count, 0);
      const words = fitting.slice(0, 10).map(([word, count]) => ({ word, p: count / sum }));
      const best = words[0];
      return { shown: best && best.p >= 0.5 ? { text: best.word.slice(typed.length), p: best.p } : null, words };
    },
    score({ text: scored }) {
      const words = (scored.match(wordRule) ?? []).map((word) => {
        const count = counts.get(word);
        return count ? { word, logp: Math.log(count / all) } : { word, logp: Math.log(0.5 / all), oov: true as const };
      });
      const mean = (some: typeof words): number => Math.exp(-some.reduce((sum, { logp }) => sum + logp, 0) / some.length);
      const known = words.filter(({ oov }) => !oov);
      return { words, perplexity: mean(known), perplexityWithOov: mean(words), oov: words.length - known.length };
    },
    check: () => ({ mistakes: [], doubts: [], isForeign: false }),
    correctWord: () => ({ known: true, corrections: [] }),
  };
}
