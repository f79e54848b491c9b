import type { LanguageModel } from './language-model';
import { Pieces } from './pieces';
import { logSoftmax, topOf } from './sampling';
import { atOnce, type Sequence, type Turn } from './sequence';
import { TextWindow, type WindowSize } from './text-window';

/** A word that may come next, as predict/next-pieces has it. */
export interface NextWord {
  word: string;
  piece: string;
  p: number;
  isWhole: boolean;
}

/** What may come next: words with their first pieces, and how likely the pieces are. */
export interface NextWords {
  words(prefix: string): NextWord[];
  first(word: string): { piece: string; p: number };
  mass(prefix: string): number;
}

/** How far is read, back and on. */
export interface Reach extends WindowSize {
  /** How many pieces are followed to the end of their words, which takes a step or two more. */
  grown: number;
}

/** About 270 tokens, and half of it. */
export const WIDE: Reach = { most: 1200, kept: 600, grown: 4 };
/** For the model of the extension: it learnt from rows of 128 tokens, and the words that it knows in parts the n-grams and the network offer whole. */
export const SHORT: Reach = { most: 600, kept: 300, grown: 0 };
/** For a device that takes a second for so much. */
export const NARROW: Reach = { most: 320, kept: 160, grown: 0 };

/** Words that the model alone brings. */
const POOL = 30;
/** Of the likeliest pieces at a place without prefix, so many are looked at. */
const LOOKED_AT = 120;
const WORD = /^\p{L}+(?:'\p{L}+)*$/u;
const WORDS = /\p{L}+(?:'\p{L}+)*/gu;
/** Shorter words are pieces themselves. */
const LEAST_SEEN_LETTERS = 4;
/** Words of the text with a less likely first piece are left out. */
const LEAST_LOG_PROB = Math.log(0.001);
/** Places that are remembered: the words of a completion, and the one before. */
const REMEMBERED = 10;
const REMEMBERED_WORDS = 4000;

/** Pieces that are less likely are not followed. */
const LEAST_GROWN = 0.02;
/** Pieces of a word at most. */
const MOST_PIECES = 3;
/** A word goes on where its likeliest rest is likelier than this. */
const ENDS = 0.4;
const LETTERS = /^'?\p{L}+(?:'\p{L}+)*$/u;

/** A place in a text that was read. */
interface Place {
  context: string;
  tokens: number[];
  logProbs: Float32Array;
  grown?: NextWord[];
}

/** A word that is being followed to its end. */
interface Branch {
  /** Its last piece. */
  last: number;
  /** Its first piece. */
  piece: string;
  word: string;
  p: number;
  isOver: boolean;
}

/** Reads text as it is typed and says what may come next. The letters of a word cost nothing: its place was read already. */
export class NextWordReader {
  readonly #model: LanguageModel;
  readonly #pieces: Pieces;
  readonly #sequence: Sequence;
  readonly #window: TextWindow;
  readonly #grown: number;
  readonly #places = new Map<string, Place>();
  readonly #firstPieces = new Map<string, { id: number; piece: string }>();

  constructor(model: LanguageModel, { grown, ...size }: Reach = WIDE) {
    this.#model = model;
    this.#pieces = new Pieces(model.tokenizer);
    this.#sequence = model.sequence();
    this.#window = new TextWindow(size);
    this.#grown = grown;
  }

  /** What may come after a text. A space at its end is part of the next word's first piece. */
  async read(text: string, known: readonly string[] = [], turn: Turn = atOnce): Promise<NextWords> {
    const seen = this.#window.cut(text);
    const hasSpace = /[^\S\n]$/.test(seen);
    const context = hasSpace ? seen.slice(0, -1) : seen;
    const lead = context === '' || /[\n"“‘([{]$/.test(context) ? '' : ' ';
    const place = await this.#place(context, turn);
    place.grown ??= await this.#grow(place, lead, known, turn);
    return this.#nextWords(place, lead, hasSpace);
  }

  async #place(context: string, turn: Turn): Promise<Place> {
    const known = this.#places.get(context);
    if (known) return known;
    const { tokenizer } = this.#model;
    const start = tokenizer.startId === undefined ? [] : [tokenizer.startId];
    const encoded = [...start, ...tokenizer.encode(context)];
    // A model without a mark for the beginning is given a line break, so that there is something to read.
    const tokens = encoded.length ? encoded : tokenizer.encode('\n');
    const place = { context, tokens, logProbs: logSoftmax(await this.#sequence.read(tokens, turn)) };
    this.#places.set(context, place);
    const [oldest] = this.#places.keys();
    if (this.#places.size > REMEMBERED) this.#places.delete(oldest!);
    return place;
  }

  /**
   * How the likeliest pieces go on that the n-grams do not offer as words: each is followed, likeliest piece by likeliest piece,
   * all at once, to where its word ends.
   */
  async #grow({ tokens, logProbs }: Place, lead: string, known: readonly string[], turn: Turn): Promise<NextWord[]> {
    const offered = new Set(known);
    const open: Branch[] = topOf(logProbs, LOOKED_AT).flatMap((id) => {
      const text = this.#pieces.textOf(id) ?? '';
      const piece = text.slice(lead.length);
      const p = Math.exp(logProbs[id]!);
      const isOpen = text.startsWith(lead) && LETTERS.test(piece) && !offered.has(piece) && p >= LEAST_GROWN;
      return isOpen ? [{ last: id, piece, word: piece, p, isOver: false }] : [];
    });
    open.splice(this.#grown);
    if (open.length === 0) return [];
    await this.#sequence.read(tokens, turn);
    const branches = this.#sequence.branches(turn);
    const grown: NextWord[] = [];
    try {
      for (let depth = 1; depth <= MOST_PIECES && open.some(({ isOver }) => !isOver); depth++) {
        const rows = await branches.read(open.map(({ last }) => last));
        for (const [i, branch] of open.entries()) if (!branch.isOver) this.#goOn(branch, logSoftmax(rows[i]!), depth, grown);
      }
    } finally {
      branches.clear();
    }
    return grown;
  }

  /** Adds the likeliest rest to a branch, or takes its word for whole. */
  #goOn(branch: Branch, after: Float32Array, depth: number, grown: NextWord[]): void {
    const next = this.#likeliestRest(after);
    const rest = next ? Math.exp(after[next.id]!) : 0;
    if (next && rest > ENDS && depth < MOST_PIECES) {
      branch.last = next.id;
      branch.word += next.text;
      branch.p *= rest;
      return;
    }
    branch.isOver = true;
    // What the likeliest rest leaves is the end, or so many rests that none is worth showing.
    grown.push({ word: branch.word, piece: branch.piece, p: branch.p * (1 - rest), isWhole: true });
  }

  /** The likeliest piece that goes on with a word, among the likeliest few; undefined where a word ends. */
  #likeliestRest(logProbs: Float32Array): { id: number; text: string } | undefined {
    for (const id of topOf(logProbs, 3)) {
      const text = this.#pieces.textOf(id) ?? '';
      if (/^\p{L}/u.test(text) && LETTERS.test(text)) return { id, text };
    }
    return undefined;
  }

  #nextWords({ context, logProbs, grown = [] }: Place, lead: string, hasSpace: boolean): NextWords {
    const pieces = this.#pieces;
    const p = (id: number): number => Math.exp(logProbs[id]!);
    return {
      words: (prefix) => {
        const ids = prefix === '' ? topOf(logProbs, LOOKED_AT) : [...pieces.startingWith(lead + prefix)];
        const words = ids.flatMap((id) => {
          const text = pieces.textOf(id) ?? '';
          const word = text.slice(lead.length);
          return text.startsWith(lead) && WORD.test(word) ? [{ word, piece: word, p: p(id), isWhole: false }] : [];
        });
        words.sort((a, b) => b.p - a.p);
        const seen = this.#seenWords(context, prefix, lead, logProbs);
        return [...words.slice(0, POOL), ...seen, ...grown.filter(({ word }) => word.startsWith(prefix))];
      },
      first: (word) => {
        const { id, piece } = this.#firstPiece(lead, word);
        return { piece, p: p(id) };
      },
      mass: (prefix) => {
        if (prefix === '' && (!hasSpace || lead === '')) return 1;
        let mass = 0;
        for (const id of pieces.startingWith(lead + prefix)) mass += p(id);
        return mass;
      },
    };
  }

  /** Words of the text that have more than one piece, where the first is likely. */
  #seenWords(context: string, prefix: string, lead: string, logProbs: Float32Array): NextWord[] {
    const seen: NextWord[] = [];
    for (const word of new Set(context.match(WORDS))) {
      if (word.length < LEAST_SEEN_LETTERS || !word.startsWith(prefix)) continue;
      const { id, piece } = this.#firstPiece(lead, word);
      if (piece !== word && logProbs[id]! > LEAST_LOG_PROB)
        seen.push({ word, piece, p: Math.exp(logProbs[id]!), isWhole: false });
    }
    return seen;
  }

  #firstPiece(lead: string, word: string): { id: number; piece: string } {
    const key = lead + word;
    let first = this.#firstPieces.get(key);
    if (!first) {
      const [id] = this.#model.tokenizer.encode(key);
      first = { id: id!, piece: (this.#pieces.textOf(id!) ?? word).slice(lead.length) };
      if (this.#firstPieces.size >= REMEMBERED_WORDS) this.#firstPieces.clear();
      this.#firstPieces.set(key, first);
    }
    return first;
  }
}
