import { appendLearned, eraseLearned } from '@/store/personal';
import { readSettings } from '@/store/settings';

/** The most text one job may bring; a whole long e-mail has about a tenth. */
const TEXT_LIMIT_CHARACTERS = 100_000;

/** Learning and forgetting happen in the order they came in: what was sent before an erasure never survives it. */
let last: Promise<unknown> = Promise.resolve();

function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

/** Keeps a text the person wrote, if learning is on; tells whether it did. */
export function learn(text: unknown): Promise<boolean> {
  return inOrder(async () => {
    if (typeof text !== 'string') throw new TypeError(`learn: text is ${String(text)}, expected a string`);
    if (text.length > TEXT_LIMIT_CHARACTERS) {
      throw new RangeError(`learn: text has ${text.length} characters, at most ${TEXT_LIMIT_CHARACTERS} are taken at once`);
    }
    const { learning } = await readSettings();
    if (learning) await appendLearned(text, Date.now());
    return learning;
  });
}

/** Erases everything that was learned. */
export function forget(): Promise<void> {
  return inOrder(eraseLearned);
}
