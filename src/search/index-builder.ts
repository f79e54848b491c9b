import { eachWord, termOf, termsOf } from '@/text/terms';
import { type IndexTables, positionsOf } from './index-tables';

/** Not a term: a stop word. */
const NONE = 0xffffffff;

/** A list of numbers below 2³² that grows. */
class Numbers {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  taken(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

/** Reads a text piece by piece, section, passage, sentence, and makes its tables. */
export class IndexBuilder {
  /** Terms of the words as they are written: most words of a text have been seen before. */
  readonly #forms = new Map<string, number>();
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #tokens = new Numbers();
  readonly #sentenceStarts = new Numbers();
  readonly #sentencePlaces = new Numbers();
  readonly #passageStarts = new Numbers();
  readonly #passageSections = new Numbers();
  readonly #sectionStarts = new Numbers();
  readonly #sectionTerms = new Numbers();

  /** Opens a section: the passages that follow stand under these headings. */
  section(headings: readonly string[]): void {
    this.#sectionStarts.push(this.#sectionTerms.length);
    for (const id of new Set(headings.flatMap(termsOf).map((term) => this.#idOf(term)))) this.#sectionTerms.push(id);
  }

  /** Opens a passage of the section. */
  passage(): void {
    this.#passageStarts.push(this.#sentenceStarts.length);
    this.#passageSections.push(this.#sectionStarts.length - 1);
  }

  /** Adds a sentence of a block to the passage. */
  sentence(document: number, block: number, text: string, start: number, end: number): void {
    this.#sentenceStarts.push(this.#tokens.length);
    this.#sentencePlaces.push(document);
    this.#sentencePlaces.push(block);
    this.#sentencePlaces.push(start);
    this.#sentencePlaces.push(end);
    eachWord(
      text,
      (from, to) => {
        const form = text.slice(from, to);
        let id = this.#forms.get(form);
        if (id === undefined) {
          const term = termOf(form);
          id = term ? this.#idOf(term) : NONE;
          this.#forms.set(form, id);
        }
        if (id !== NONE) this.#tokens.push(id);
      },
      start,
      end,
    );
  }

  #idOf(term: string): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#terms.push(term) - 1;
      this.#ids.set(term, id);
    }
    return id;
  }

  tables(): IndexTables {
    const tokens = this.#tokens.taken();
    this.#passageStarts.push(this.#sentenceStarts.length);
    this.#sentenceStarts.push(tokens.length);
    this.#sectionStarts.push(this.#sectionTerms.length);
    return {
      version: 1,
      terms: this.#terms,
      tokens,
      ...positionsOf(tokens, this.#terms.length),
      sentenceStarts: this.#sentenceStarts.taken(),
      sentencePlaces: this.#sentencePlaces.taken(),
      passageStarts: this.#passageStarts.taken(),
      passageSections: this.#passageSections.taken(),
      sectionStarts: this.#sectionStarts.taken(),
      sectionTerms: this.#sectionTerms.taken(),
    };
  }
}
