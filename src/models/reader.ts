import type { InferenceSession, Onnx, Tensor } from './onnx';
import { atOnce, type Turn } from './sequence';
import { type Pieces, WordPieces } from './word-pieces';

/** What a reader makes of a passage, or of a part of a long one; the arrays have one entry for each piece of a word. */
export interface ReadPart {
  /** The passage, by its place among those that were given. */
  passage: number;
  /** Where the pieces stand in the passage, UTF-16 units. */
  starts: readonly number[];
  ends: readonly number[];
  /** How much speaks for an answer that begins, or ends, with a piece: logits, the same scale as `none`. */
  first: Float32Array;
  last: Float32Array;
  /** How much speaks for there being no answer here, start and end together. */
  none: number;
}

/** The most pieces of a question, and of a part of a passage. */
const MOST_ASKED = 48;
const MOST_PIECES = 224;
/** Pieces that one part of a long passage shares with the next. */
const STRIDE = 64;
/** Pieces of one batch, padding counted: one step. */
const BATCH_PIECES = 1024;

interface Part extends Pieces {
  passage: number;
}

interface Row {
  part: Part;
  ids: number[];
  /** Where the passage begins in `ids`. */
  at: number;
}

/** A model that reads passages for a question and says where in them the answer begins and ends. */
export class Reader {
  readonly pieces: WordPieces;
  readonly #onnx: Onnx;
  readonly #marks: { cls: number; sep: number };

  constructor(
    onnx: Onnx,
    readonly session: InferenceSession,
    vocabulary: ReadonlyMap<string, number>,
  ) {
    this.pieces = new WordPieces(vocabulary);
    this.#onnx = onnx;
    this.#marks = { cls: this.pieces.idOf('[CLS]'), sep: this.pieces.idOf('[SEP]') };
  }

  /** Reads passages for a question, in parts where they are long, in the order of the passages. Each batch takes a turn. */
  async read(question: string, passages: readonly string[], turn: Turn = atOnce): Promise<ReadPart[]> {
    const asked = this.pieces.encode(question).ids.slice(0, MOST_ASKED);
    const parts = passages.flatMap((text, passage) => partsOf(this.pieces.encode(text), passage));
    const rows = parts.map((part) => this.#row(asked, part)).sort((a, b) => b.ids.length - a.ids.length);
    const read = new Map<Part, ReadPart>();
    for (let at = 0; at < rows.length; ) {
      const batch = rows.slice(at, at + Math.max(1, Math.floor(BATCH_PIECES / rows[at]!.ids.length)));
      const results = await turn(() => this.#run(batch));
      batch.forEach(({ part }, i) => {
        read.set(part, results[i]!);
      });
      at += batch.length;
    }
    return parts.map((part) => read.get(part)!);
  }

  /** Frees the graph. */
  release(): Promise<void> {
    return this.session.release();
  }

  #row(asked: readonly number[], part: Part): Row {
    const { cls, sep } = this.#marks;
    return { part, ids: [cls, ...asked, sep, ...part.ids, sep], at: asked.length + 2 };
  }

  async #run(batch: readonly Row[]): Promise<ReadPart[]> {
    const width = Math.max(...batch.map(({ ids }) => ids.length));
    const table = (): BigInt64Array => new BigInt64Array(batch.length * width);
    const [ids, mask, types] = [table(), table(), table()];
    batch.forEach((row, i) => {
      row.ids.forEach((id, j) => {
        ids[i * width + j] = BigInt(id);
        mask[i * width + j] = 1n;
        types[i * width + j] = j >= row.at ? 1n : 0n; // The passage comes second.
      });
    });
    const tensor = (data: BigInt64Array): Tensor => new this.#onnx.Tensor('int64', data, [batch.length, width]);
    const feeds: Record<string, Tensor> = { input_ids: tensor(ids), attention_mask: tensor(mask) };
    if (this.session.inputNames.includes('token_type_ids')) feeds['token_type_ids'] = tensor(types);
    const names = ['start_logits', 'end_logits'] as const;
    const results = await this.session.run(feeds, names);
    const [first, last] = await Promise.all(names.map((name) => results[name]!.getData() as Promise<Float32Array>));
    for (const name of names) results[name]!.dispose();
    return batch.map(({ part, at }, i): ReadPart => {
      const [from, to] = [i * width + at, i * width + at + part.ids.length];
      const none = first![i * width]! + last![i * width]!;
      const { passage, starts, ends } = part;
      return { passage, starts, ends, first: first!.slice(from, to), last: last!.slice(from, to), none };
    });
  }
}

/** The parts of a passage; those of a long one overlap, so that an answer at the edge of one is inside the next. */
function partsOf({ ids, starts, ends }: Pieces, passage: number): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < ids.length; from += MOST_PIECES - STRIDE) {
    const to = Math.min(ids.length, from + MOST_PIECES);
    parts.push({ passage, ids: ids.slice(from, to), starts: starts.slice(from, to), ends: ends.slice(from, to) });
    if (to === ids.length) break;
  }
  return parts;
}
