import MiniSearch from 'minisearch';
import { openTexts } from '@/engine/answer';
import type { NamedEncoder } from '@/engine/encoder';
import { termsOf } from '@/text/terms';

/** A text found, by its index, and its score. */
export interface Hit {
  index: number;
  score: number;
}

/** Something that ranks texts: opened on them, then asked. What shares nothing with the question may be left out. */
export interface RankingSystem {
  name: string;
  open(texts: readonly string[]): Promise<(question: string) => Promise<Hit[]>>;
}

/** A system that answers at once. */
export function ranking(name: string, open: (texts: readonly string[]) => (question: string) => Hit[]): RankingSystem {
  return {
    name,
    open: async (texts) => {
      const rank = open(texts);
      return async (question) => rank(question);
    },
  };
}

const MINI_SEARCH = ranking('MiniSearch 7, as it comes', (texts) => {
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  search.addAll(texts.map((text, id) => ({ id, text })));
  return (question) => search.search(question).map(({ id, score }) => ({ index: id as number, score }));
});

/** BM25 as its formula reads, over bags of words (Robertson and Zaragoza 2009; idf as Lucene has it). */
function bm25(name: string, wordsOf: (text: string) => string[], k1: number): RankingSystem {
  return ranking(name, (texts) => {
    const bags = texts.map(wordsOf);
    const mean = bags.reduce((sum, bag) => sum + bag.length, 0) / bags.length;
    const counts = new Map<string, Map<number, number>>();
    bags.forEach((bag, i) => {
      for (const word of bag) {
        const places = counts.get(word) ?? new Map<number, number>();
        places.set(i, (places.get(i) ?? 0) + 1);
        counts.set(word, places);
      }
    });
    return (question) => {
      const scores = new Map<number, number>();
      for (const word of new Set(wordsOf(question))) {
        const places = counts.get(word) ?? new Map<number, number>();
        const idf = Math.log(1 + (bags.length - places.size + 0.5) / (places.size + 0.5));
        for (const [i, count] of places) {
          const weight = (count * (k1 + 1)) / (count + k1 * (0.25 + (0.75 * bags[i]!.length) / mean));
          scores.set(i, (scores.get(i) ?? 0) + idf * weight);
        }
      }
      return Array.from(scores, ([index, score]) => ({ index, score })).sort((a, b) => b.score - a.score || a.index - b.index);
    };
  });
}

/** The engine's own ranking, by meaning too where there is an encoder. */
function inkling(name: string, encoder?: NamedEncoder): RankingSystem {
  return {
    name,
    open: async (texts) => {
      const rank = await openTexts(texts, encoder);
      return async (question) => (await rank(question)).map(({ passage, score }) => ({ index: passage, score }));
    },
  };
}

export const INKLING = inkling('Inkling, built in');

/** The systems that need an encoder: it by itself, one vector a text, and the engine's ranking with it. */
export function withEncoder({ id, embed }: NamedEncoder): RankingSystem[] {
  const alone: RankingSystem = {
    name: `${id} alone`,
    open: async (texts) => {
      const vectors = await embed(texts);
      return async (question) => {
        const [asked] = await embed([question]);
        const scores = vectors.map((vector) => vector.reduce((sum, value, i) => sum + value * asked![i]!, 0));
        return scores.map((score, index) => ({ index, score })).sort((a, b) => b.score - a.score);
      };
    },
  };
  return [alone, inkling(`Inkling + ${id}`, { id, embed })];
}

/** The systems that are measured beside each other. */
export const PEERS: RankingSystem[] = [
  MINI_SEARCH,
  bm25('BM25, plain', (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [], 1.2),
  bm25('BM25, stems and stop words', termsOf, 1.5),
];
