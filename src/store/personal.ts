import { inDatabase, type LearnedSize, type LearnedText } from './database';

/** The most text that is kept; the oldest texts make room. */
export const LEARNED_LIMIT_CHARACTERS = 200_000;

const NOTHING: LearnedSize = { texts: 0, characters: 0 };

/** The end of a text that is longer than all that is kept, from a word's start where there is one. */
function fitted(text: string): string {
  if (text.length <= LEARNED_LIMIT_CHARACTERS) return text;
  const end = text.slice(-LEARNED_LIMIT_CHARACTERS);
  return end.slice(end.search(/\s/) + 1).replace(/^[\udc00-\udfff]/, '');
}

/** Drops the oldest texts until those that stay fit in `limit` characters, then adds `added`; all or nothing. */
function rewrite(limit: number, added?: LearnedText): Promise<void> {
  return inDatabase('learned text', async (database) => {
    const transaction = database.transaction(['learned', 'sizes'], 'readwrite');
    const learned = transaction.objectStore('learned');
    const sizes = transaction.objectStore('sizes');
    const change = async (): Promise<void> => {
      let { texts, characters } = (await sizes.get('learned')) ?? NOTHING;
      let oldest = characters > limit ? await learned.openCursor() : null;
      while (oldest && characters > limit) {
        texts -= 1;
        characters -= oldest.value.text.length;
        await oldest.delete();
        oldest = await oldest.continue();
      }
      if (added) {
        await learned.add(added);
        texts += 1;
        characters += added.text.length;
      }
      await sizes.put({ texts, characters }, 'learned');
    };
    // Together: when a request fails, the transaction fails too, and neither may go unhandled.
    await Promise.all([change(), transaction.done]);
  });
}

/**
 * Adds what the person wrote to the learned text, which is kept over restarts and bounded to `LEARNED_LIMIT_CHARACTERS`.
 * Blank text adds nothing. On a full disk the older half makes room. Rejects with an error that names the database.
 */
export async function appendLearned(text: string, nowMs: number): Promise<void> {
  const kept = fitted(text);
  if (kept.trim() === '') return;
  const add = (): Promise<void> => rewrite(LEARNED_LIMIT_CHARACTERS - kept.length, { text: kept, atMs: nowMs });
  try {
    await add();
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name !== 'QuotaExceededError') throw reason;
    await rewrite(Math.floor((await learnedSize()).characters / 2));
    await add();
  }
}

/** All learned texts, oldest first. */
export function readLearned(): Promise<LearnedText[]> {
  return inDatabase('learned text', (database) => database.getAll('learned'));
}

/** How much has been learned. */
export function learnedSize(): Promise<LearnedSize> {
  return inDatabase('learned text', async (database) => (await database.get('sizes', 'learned')) ?? NOTHING);
}

/** How many different words the learned texts have, whatever their case. */
export async function learnedWords(): Promise<number> {
  const words = new Set<string>();
  for (const { text } of await readLearned()) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu))
      words.add(word);
  }
  return words.size;
}

/** Erases all learned text. */
export function eraseLearned(): Promise<void> {
  return inDatabase('learned text', async (database) => {
    const transaction = database.transaction(['learned', 'sizes'], 'readwrite');
    await Promise.all([transaction.objectStore('learned').clear(), transaction.objectStore('sizes').clear(), transaction.done]);
  });
}
