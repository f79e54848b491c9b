import type { PackedModel } from '@/ngram/packed-model';
import { capitalise, openingWord } from '@/text/case';
import { type Sentence, splitSentences } from '@/text/sentences';
import { isWord, type Token, tokenise } from '@/text/tokens';
import { inCaseOf, isAllCapitals } from './casing';
import { decode, scoreOptions } from './decode';
import { Language } from './language';
import type { Check, Mistake } from './mistake';
import { type Option, Reader } from './options';
import { noProse, type Span } from './passages';
import type { SpellingTable } from './table';

const MOST_CORRECTIONS = 5;
const LONGEST_WORD = 40;
const LATIN = /^[\p{Script=Latin}']+$/u;
/** By how much (nats) another reading must be better before a word is flagged. */
const MARGIN = { nonword: 0, realword: 3 };

/** Words of the personal dictionary. */
export type Personal = Pick<ReadonlySet<string>, 'has'>;
const NOBODY: Personal = new Set<string>();

/** Finds mistakes of spelling and what was meant. */
export class Speller {
  readonly #language: Language;
  readonly #reader: Reader;

  constructor(model: PackedModel, table: SpellingTable) {
    this.#language = new Language(model, table.lexicon);
    this.#reader = new Reader(this.#language, table.channel);
  }

  /** Checks a text of one or more lines. `personal`: words that are never flagged. */
  check(text: string, personal: Personal = NOBODY): Check {
    const mistakes: Mistake[] = [];
    let at = 0;
    for (const line of text.split('\n')) {
      for (const sentence of splitSentences(line)) {
        for (const mistake of this.checkSentence(sentence, personal)) {
          const [start, end] = [at + sentence.start + mistake.start, at + sentence.start + mistake.end];
          mistakes.push({ ...mistake, start, end, word: text.slice(start, end) });
        }
      }
      at += line.length + 1;
    }
    return { mistakes, isForeign: false };
  }

  /** The mistakes of one sentence, with offsets into it. */
  checkSentence({ text }: Sentence, personal: Personal = NOBODY): Mistake[] {
    const tokens = tokenise(text);
    const opening = openingWord(tokens.map((token) => token.text));
    const skipped = noProse(text);
    const slots = tokens.map((token, i) => this.#slot(token, i === opening, skipped, personal));
    const chosen = decode(
      this.#language,
      slots.map(({ options }) => options),
    );
    return tokens.flatMap((token, i) => (slots[i]!.options.length > 1 ? this.#judge(token, i, slots, chosen, i === opening) : []));
  }

  #slot(token: Token, opens: boolean, skipped: readonly Span[], personal: Personal): Slot {
    const { text, start, end } = token;
    const isChecked =
      isWord(text) &&
      text.length > 1 &&
      text.length <= LONGEST_WORD &&
      LATIN.test(text) &&
      !isAllCapitals(text) &&
      !personal.has(text) &&
      !personal.has(text.toLowerCase()) &&
      !skipped.some((span) => span.start < end && start < span.end);
    if (isChecked) return this.#reader.read(text, opens);
    const entry = this.#language.entryOf(text);
    const word = entry >= 0 ? this.#language.lexicon.wordOf(entry) : text;
    const alone = entry >= 0 ? this.#language.lexicon.logProb(entry) : 0;
    return { isKnown: true, options: [{ text, ids: [this.#language.idOf(word)], alone: [alone], cost: 0, isTyped: true }] };
  }

  #judge(token: Token, place: number, slots: readonly Slot[], chosen: readonly number[], opens: boolean): Mistake[] {
    const { options, isKnown } = slots[place]!;
    const scores = scoreOptions(
      this.#language,
      slots.map((slot) => slot.options),
      chosen,
      place,
    );
    const own = options.findIndex(({ isTyped }) => isTyped);
    const order = options.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
    const [best] = order.filter((i) => i !== own);
    const kind = isKnown ? 'realword' : 'nonword';
    if (best === undefined || scores[best]! - scores[own]! < MARGIN[kind]) return [];
    const total = scores.reduce((sum, score) => sum + Math.exp(score - scores[order[0]!]!), 0);
    const written = order
      .filter((i) => i !== own)
      .map((i) => inCaseOf(token.text, opens ? capitalise(options[i]!.text) : options[i]!.text));
    return [
      {
        start: token.start,
        end: token.end,
        word: token.text,
        kind,
        corrections: [...new Set(written)].filter((word) => word !== token.text).slice(0, MOST_CORRECTIONS),
        p: Math.exp(scores[best]! - scores[order[0]!]!) / total,
      },
    ];
  }
}

interface Slot {
  isKnown: boolean;
  options: Option[];
}
