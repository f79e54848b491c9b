import { MARKS } from '@/neural/pack';
import { NetworkReading } from '@/neural/reading';
import type { WordNetwork } from '@/neural/word-network';
import type { PackedModel } from '@/ngram/packed-model';
import type { CaseWeights } from '@/ngram/top-words';
import { openingWord } from '@/text/case';
import { splitSentences } from '@/text/sentences';
import { tokenTexts } from '@/text/tokens';
import type { Context } from './context';
import { isOfferable, readingStart, truecaseToken } from './reader';
import { type ReadWord, type Recalled, recall } from './text-cache';
import { wordLogProb } from './word-log-prob';

/** Candidates that the network adds. */
const POOL = 20;
/** Share of running words that the network does not know, in the texts it learnt from. */
const USUALLY_UNKNOWN = 0.035;
/** How far its opinion of how likely an unknown word is goes. */
const MOST_UNKNOWN = 4;
/** Natural log of the share of a word of the text in its class, where the network does not know the word. */
const OF_ITS_CLASS = -6;
/** So that no word is out of the question. */
const LEAST = 1e-9;
/**
 * What a text is taken to go on from until it has a sentence of its own. The network learnt most from an encyclopaedia, and would
 * take it for a part of one; what people write in fields is mostly to someone. Of several chosen on text held back from training.
 */
const OPENING = 'Hi , how are you ? I am fine , thanks .'.split(' ');
const SIGN = MARKS.indexOf('<sign>');

/** Words of a text as the network reads them; an empty one ends a sentence. */
export interface NetworkText {
  words: string[];
  ids: number[];
}

/** What the network says of one place. */
export interface NetworkOpinion {
  /** Its best words that fit, with their probabilities. */
  best: [word: string, p: number][];
  /** The probability of a word, also of one with a prefix; `p`: that by n-grams, from which that of an unknown word is guessed. */
  probability(word: string, p: number): number;
  knows(word: string): boolean;
  /** Of all known words that fit; without a prefix also of unknown ones. */
  mass: number;
  /** What the words of the text so far say of the place, whatever letters were typed. */
  recalled: Recalled;
}

/** Words by a recurrent network for the place at the caret, from all of the text before it. */
export class NetworkWords {
  readonly #reading: NetworkReading;
  readonly #isOffered: Uint8Array;
  readonly #capitals: Uint8Array;
  /** Its words are none of the text's: nothing is recalled from it. */
  readonly #opening: NetworkText;
  #earlier: (NetworkText & { text: string }) | undefined;
  /** What was recalled last, for more letters of the same word. */
  #recalled: { next: Float32Array; recalled: Recalled } | undefined;

  constructor(
    readonly network: WordNetwork,
    readonly model: PackedModel,
  ) {
    const { vocabulary, size } = network;
    this.#reading = new NetworkReading(network);
    this.#isOffered = Uint8Array.from({ length: size }, (_, id) =>
      Number(id >= MARKS.length && isOfferable(vocabulary.wordOf(id))),
    );
    this.#capitals = vocabulary.capitals;
    const ids = [...OPENING.map((word) => network.idOf(word)), 0];
    this.#opening = { words: ids.map(() => ''), ids };
  }

  /** All sentences before the one at the caret; the usual opening where there is none. */
  earlier(before: string, { prefix, tokens }: Context): NetworkText {
    const text = before.slice(readingStart(before), before.length - prefix.length);
    if (text === this.#earlier?.text) return this.#earlier;
    const sentences = text.split('\n').map((line) => splitSentences(line).map((sentence) => tokenTexts(sentence.text)));
    const last = sentences.at(-1)?.at(-1) ?? [];
    // The sentence at the caret is read from its context.
    if (tokens.length > 0 && last.at(-1) === tokens.at(-1) && last.length >= tokens.length) sentences.at(-1)!.pop();
    const words = sentences.flat().flatMap((sentence) => [...this.#wordsOf(sentence), '']);
    const read = words.length > 0 ? { words, ids: words.map((word) => this.#idOf(word)) } : this.#opening;
    this.#earlier = { text, ...read };
    return this.#earlier;
  }

  /** What comes after earlier sentences and the words of a context, with its prefix. */
  at(earlier: NetworkText, { tokens, prefix }: Context, weights: CaseWeights): NetworkOpinion {
    const own = this.#wordsOf(tokens);
    const ids = [...earlier.ids, ...own.map((word) => this.#idOf(word))];
    const next = this.#reading.after(ids);
    const { vocabulary, size } = this.network;
    const range = prefix === '' ? { start: MARKS.length, end: size } : vocabulary.range(prefix);
    const top: [id: number, p: number][] = [];
    let mass = 0;
    let least = 0;
    for (let id = range.start; id < range.end; id++) {
      if (!this.#isOffered[id]) continue;
      const p = next[id]! * (this.#capitals[id] ? weights.capital : weights.lower);
      mass += p;
      if (p <= least) continue;
      let place = top.length;
      while (place > 0 && top[place - 1]![1] < p) place--;
      top.splice(place, 0, [id, p]);
      if (top.length > POOL) top.pop();
      if (top.length === POOL) least = top[POOL - 1]![1];
    }
    let unknown = 0;
    for (let id = 1; id < MARKS.length; id++) if (id !== SIGN) unknown += next[id]!;
    if (prefix === '') mass += unknown;
    const scale = Math.min(MOST_UNKNOWN, unknown / USUALLY_UNKNOWN);
    return {
      best: top.map(([id, p]) => [vocabulary.wordOf(id), p]),
      probability: (word, p) => {
        const id = vocabulary.idOf(word);
        return id < 0 ? p * scale : next[id]! * (this.#capitals[id] ? weights.capital : weights.lower);
      },
      knows: (word) => vocabulary.idOf(word) >= 0,
      mass,
      recalled: this.#recall([...earlier.words, ...own], ids, next),
    };
  }

  #recall(words: readonly string[], ids: readonly number[], next: Float32Array): Recalled {
    if (this.#recalled?.next === next) return this.#recalled.recalled;
    const likenesses = this.#reading.likenesses(ids);
    const from = words.length - likenesses.length;
    const read: ReadWord[] = [];
    const known = new Map<string, number>();
    likenesses.forEach((likeness, i) => {
      const word = words[from + i]!;
      if (!isOfferable(word)) return;
      read.push({ word, likeness });
      known.set(word, ids[from + i]!);
    });
    const fitting = (word: string): number => {
      const id = known.get(word)!;
      return Math.log(Math.max(LEAST, next[id]!)) + (id < MARKS.length ? OF_ITS_CLASS : 0);
    };
    const recalled = recall(read, fitting, (word) => wordLogProb(this.model, word));
    this.#recalled = { next, recalled };
    return recalled;
  }

  #wordsOf(tokens: readonly string[]): string[] {
    const opening = openingWord(tokens);
    return tokens.map((token, i) => truecaseToken(this.model, token, i === opening));
  }

  #idOf(word: string): number {
    return word === '' ? 0 : this.network.idOf(word);
  }
}
