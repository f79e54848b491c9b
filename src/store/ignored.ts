import { storage } from 'wxt/utils/storage';

/** Most words kept for a site and most sites, those last added to; and the most UTF-16 units of a word. */
export const IGNORED_LIMIT_WORDS = 500;
export const IGNORED_LIMIT_SITES = 100;
const WORD_LIMIT_CHARACTERS = 100;

/** Words by site, in lower case, in memory until the browser is closed. Only the worker and the extension's own pages see them. */
const ignored = storage.defineItem<Record<string, string[]>>('session:ignored', { fallback: {} });

/** The words that the person ignores on a site, in lower case. */
export async function readIgnored(site: string): Promise<string[]> {
  return (await ignored.getValue())[site] ?? [];
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Ignores a word on a site, in any case of its letters. Changes made at once wait for each other, so none is lost. */
export function ignoreWord(site: string, word: string): Promise<void> {
  const changed = lastChange.then(async () => {
    const kept = word.slice(0, WORD_LIMIT_CHARACTERS).toLowerCase();
    const { [site]: words = [], ...others } = await ignored.getValue();
    const last = [...words.filter((other) => other !== kept), kept].slice(-IGNORED_LIMIT_WORDS);
    const sites = [...Object.entries(others), [site, last] as const].slice(-IGNORED_LIMIT_SITES);
    await ignored.setValue(Object.fromEntries(sites));
  });
  lastChange = changed.catch(() => {});
  return changed;
}
