import type { ReadDocument } from '@/read/document';
import { type Meaning, meaningOf, textsOf } from '@/search/meaning';
import type { IndexStep } from '@/search/passages';
import type { SearchIndex } from '@/search/search-index';
import { areComplete, type Embed, type VectorTables, vectorsOf } from '@/search/vectors';
import { keepVectors, readVectors } from '@/store/indexes';
import type { PassageEncoder } from '@/worker/models/passage-encoder';
import { indexOf } from './index-of';

/** What reads texts for their meaning, as far as it is used here. */
export type MeaningEncoder = Pick<PassageEncoder, 'available' | 'name' | 'embed'>;

/** How many documents' vectors are held in memory. */
const AT_HAND = 4;
/** Longer documents are searched by their words alone: it would take minutes to read them so closely. */
const MOST_TEXTS = 10_000;
/** Vectors are written to the disk after so many steps: as much is lost when the worker is stopped. */
const STEPS_KEPT = 8;

const atHand = new Map<string, VectorTables>();
/** The last work on the vectors of a document: two panels must not do it twice. */
const working = new Map<string, Promise<void>>();

interface ReadOptions {
  signal: AbortSignal;
  /** Told how many texts were read, of how many. */
  onStep: (step: IndexStep) => void;
}

/** The vectors of a document by an encoder, perhaps not all of them; undefined where there are none. */
async function known(key: string, encoder: string): Promise<VectorTables | undefined> {
  const tables = atHand.get(key) ?? (await readVectors(key).catch(() => undefined));
  if (tables?.version !== 1 || tables.encoder !== encoder) return undefined;
  hold(key, tables);
  return tables;
}

function hold(key: string, tables: VectorTables): void {
  atHand.delete(key);
  atHand.set(key, tables);
  for (const oldest of atHand.keys()) {
    if (atHand.size <= AT_HAND) break;
    atHand.delete(oldest);
  }
}

/**
 * Reads documents for their meaning, behind everything else that the models do, and keeps what comes of it. Gives the encoder's
 * name; undefined where there is none, or nothing that it should read. Aborted between two steps; what was read until then is kept.
 */
export async function readForMeaning(
  encoding: MeaningEncoder,
  keys: readonly string[],
  documents: readonly ReadDocument[],
  { signal, onStep }: ReadOptions,
): Promise<string | undefined> {
  const encoder = await encoding.available();
  if (encoder === undefined) return undefined;
  let before = 0;
  for (const [i, document] of documents.entries()) {
    const key = keys[i]!;
    const last = working.get(key) ?? Promise.resolve();
    const work = last.then(() =>
      readDocument(encoding, encoder, key, document, {
        signal,
        onStep: ({ done, all }) => onStep({ done: before + done, all: before + all }),
      }),
    );
    working.set(
      key,
      work.then(
        () => {},
        () => {},
      ),
    );
    before += await work;
  }
  return before > 0 ? encoding.name(encoder) : undefined;
}

/** Makes the vectors of one document as far as they are missing; gives how many there are. */
async function readDocument(
  encoding: MeaningEncoder,
  encoder: string,
  key: string,
  document: ReadDocument,
  { signal, onStep }: ReadOptions,
): Promise<number> {
  signal.throwIfAborted();
  const index = await indexOf([key], [document], { signal, onStep: () => {} });
  const texts = textsOf(index, (_, block) => document.blocks[block]!.text);
  const all = texts.passages.length + texts.sentences.length;
  if (all > MOST_TEXTS) return 0;
  const embed: Embed = (some) => encoding.embed(encoder, 'index', some, signal);
  const from = await known(key, encoder);
  let steps = 0;
  let unkept: VectorTables | undefined;
  const keep = async (): Promise<void> => {
    if (unkept) await keepVectors(key, unkept).catch(() => {}); // Made again next time.
    unkept = undefined;
  };
  try {
    for await (const tables of vectorsOf(texts, embed, { encoder, from, signal })) {
      unkept = tables;
      hold(key, tables);
      onStep({ done: tables.done, all });
      if (++steps % STEPS_KEPT === 0) await keep();
    }
  } finally {
    await keep();
  }
  return all;
}

/**
 * How near the passages of documents are to a question in meaning, and who says so; undefined where not all of them were read for
 * it yet, so that a question waits for none of that.
 */
export async function meaningFor(
  encoding: MeaningEncoder,
  question: string,
  { keys, index, signal }: { keys: readonly string[]; index: SearchIndex; signal: AbortSignal },
): Promise<{ meaning: Meaning; engine: string } | undefined> {
  const encoder = await encoding.available();
  if (encoder === undefined) return undefined;
  const parts = await Promise.all(keys.map((key) => known(key, encoder)));
  const complete = parts.filter((part) => part !== undefined && areComplete(part)) as VectorTables[];
  if (complete.length < keys.length) return undefined;
  const [vector] = await encoding.embed(encoder, 'answer', [question], signal);
  return { meaning: meaningOf(index, complete, vector!), engine: encoding.name(encoder) };
}
