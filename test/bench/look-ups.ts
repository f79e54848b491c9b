import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackedModel } from '@/ngram/packed-model';
import { contextIds } from '@/predict/truecase';
import { brownPath, readBrown } from '../eval/brown';
import { straightQuotes, tokensOf } from '../eval/tokens';
import type { Bench } from './bench';
import { MapTrigram } from './map-trigram';
import { rateOf } from './speed';

const TABLE = 'ngrams.bin';
const ROUNDS = 3;

/** How fast the packed tables answer: the probability of every word of Brown after the words before it, beside Maps of strings. */
export const lookUps: Bench = {
  name: 'look-ups',
  about: 'n-gram look-ups a second',
  async *run({ folder, data, progress }) {
    const brown = readBrown(folder);
    if (!brown) {
      yield { skipped: brownPath(folder) };
      return;
    }
    progress('reading');
    const file = readFileSync(join(data, TABLE));
    const model = new PackedModel(new Uint8Array(file).buffer, TABLE);
    const texts = brown.map(({ text }) => tokensOf(straightQuotes(text)).map((token) => token.text));
    const ids = texts.map((tokens) => [...contextIds(model, tokens), model.sentenceEnd]);
    progress('the packed tables');
    const own = best(() => scorePacked(model, ids));
    const apart = best(() => scoreApart(model, ids));
    progress('the peer');
    const peer = new MapTrigram(texts);
    const theirs = best(() => scorePeer(peer, texts));
    yield {
      title: 'N-gram look-ups: each word of Brown after the words before it, ids at hand',
      columns: ['model', 'thousand a second', 'n-grams', 'MB'],
      rows: [
        [
          'Inkling, packed, word after word',
          (own / 1000).toFixed(0),
          String(model.sizes.reduce((sum, size) => sum + size)),
          (model.bytes / 1e6).toFixed(1),
        ],
        ['the same, each context looked up anew', (apart / 1000).toFixed(0)],
        ['plain Maps of strings', (theirs / 1000).toFixed(0), String(peer.size), '-'],
      ],
      notes: [`of processor time, the best of ${ROUNDS} rounds; packed against plain: ${(own / theirs).toFixed(1)} ×`],
      figures: { perSecond: own, apartPerSecond: apart, peerPerSecond: theirs, sizes: model.sizes },
    };
  },
};

function best(run: () => number): number {
  return Math.max(...Array.from({ length: ROUNDS }, () => rateOf(run)));
}

function scorePacked(model: PackedModel, sentences: number[][]): number {
  let count = 0;
  for (const ids of sentences) {
    const lists = model.successors(ids.slice(0, 1));
    for (let i = 1; i < ids.length; i++) model.advance(lists, ids[i]!);
    count += ids.length - 1;
  }
  return count;
}

/** The same with each context looked up anew, as for words that do not follow each other. */
function scoreApart(model: PackedModel, sentences: number[][]): number {
  const context: number[] = [];
  let count = 0;
  for (const ids of sentences) {
    for (let i = 1; i < ids.length; i++) {
      context.length = Math.min(i, model.order - 1);
      for (let k = 0; k < context.length; k++) context[k] = ids[i - context.length + k]!;
      model.logProb(context, ids[i]!);
      count++;
    }
  }
  return count;
}

function scorePeer(peer: MapTrigram, sentences: string[][]): number {
  let count = 0;
  for (const words of sentences) {
    for (let i = 0; i < words.length; i++) {
      peer.probability(words[i - 2] ?? '<s>', words[i - 1] ?? '<s>', words[i]!);
      count++;
    }
  }
  return count;
}
