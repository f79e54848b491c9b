/** Pieces of a text and where they stand in it, UTF-16 units. */
export interface Pieces {
  ids: number[];
  starts: number[];
  ends: number[];
}

/** Longer words are one unknown piece, as BERT's own tokenizer has it. */
const MOST_CHARACTERS = 100;
const CONTINUES = '##';

const CONTROL = /\p{C}/u;
const SPACE = /\p{White_Space}/u;
const MARK = /\p{Mn}/u;
/** All of ASCII that is neither letter nor digit counts, "$" and "^" too. */
const PUNCTUATION = /[!-/:-@[-`{-~]|\p{P}/u;
const IDEOGRAPH =
  /[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** A character as the vocabulary has it, with where it comes from. */
interface Character {
  text: string;
  start: number;
  end: number;
}

/**
 * BERT's tokenizer (Devlin et al. 2019, uncased): words are cut at white space and marks, and each is cut from the left into the
 * longest pieces of the vocabulary. Unlike the library's it says where each piece stands, and takes "[MASK]" in a text for words.
 */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #unknown: number;

  /** Throws where the vocabulary has no piece for what is unknown. */
  constructor(vocabulary: ReadonlyMap<string, number>) {
    this.#ids = vocabulary;
    this.#unknown = this.idOf('[UNK]');
  }

  /** The id of a piece that must be there; throws naming it where it is not. */
  idOf(piece: string): number {
    const id = this.#ids.get(piece);
    if (id === undefined) throw new Error(`tokenizer: the vocabulary has no "${piece}"`);
    return id;
  }

  encode(text: string): Pieces {
    const pieces: Pieces = { ids: [], starts: [], ends: [] };
    let word: Character[] = [];
    const close = (): void => {
      if (word.length) this.#cut(word, pieces);
      word = [];
    };
    let at = 0;
    for (const character of text) {
      const start = at;
      at += character.length;
      if (SPACE.test(character)) close();
      else if (CONTROL.test(character) || character === '\uFFFD') continue;
      else if (PUNCTUATION.test(character) || IDEOGRAPH.test(character)) {
        close();
        this.#cut([{ text: character, start, end: at }], pieces);
      } else {
        for (const part of character.normalize('NFD')) {
          if (MARK.test(part)) continue;
          for (const small of part.toLowerCase()) word.push({ text: small, start, end: at });
        }
      }
    }
    close();
    return pieces;
  }

  #cut(word: readonly Character[], { ids, starts, ends }: Pieces): void {
    const found: [id: number, from: number, to: number][] = [];
    for (let from = 0; from < word.length && word.length <= MOST_CHARACTERS; ) {
      let to = word.length;
      let id: number | undefined;
      for (; to > from; to--) {
        const piece = word.slice(from, to).map(({ text }) => text);
        id = this.#ids.get((from > 0 ? CONTINUES : '') + piece.join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) break;
      found.push([id, from, to]);
      from = to;
    }
    const isWhole = found.at(-1)?.[2] === word.length;
    for (const [id, from, to] of isWhole ? found : [[this.#unknown, 0, word.length] as const]) {
      ids.push(id);
      starts.push(word[from]!.start);
      ends.push(word[to - 1]!.end);
    }
  }
}

/** The pieces of a vocabulary with their ids, from `vocab.txt` (one a line) or `tokenizer.json`; throws naming the file where it has none. */
export function readVocabulary(file: string, text: string): ReadonlyMap<string, number> {
  if (file.endsWith('.txt'))
    return new Map(
      text
        .trimEnd()
        .split('\n')
        .map((piece, id) => [piece, id]),
    );
  const { model } = JSON.parse(text) as { model?: { type?: string; vocab?: Record<string, number> } };
  if (!model?.vocab || (model.type ?? 'WordPiece') !== 'WordPiece') throw new Error(`${file}: it is no tokenizer of word pieces`);
  return new Map(Object.entries(model.vocab));
}
