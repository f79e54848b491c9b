import type { Locator, Page } from 'playwright-core';
import type { Inspector } from '../e2e/inspector';
import { readGhost } from './ghost';

/** How long to wait for a ghost after a key: as long as a quick typist does. After the first keys the worker reads its tables. */
const FIRST_KEYS = 3;
const FIRST_WAIT_MS = 1000;
const WAIT_MS = 160;
const POLL_MS = 10;

/** What writing one text took. */
export interface Writing {
  /** Characters that were typed, and keys that took a completion. */
  typed: number;
  taken: number;
  /** What completions put in, in order. */
  completions: string[];
}

/** What is in a field, an editable element included. Editors write a space at the end as a no-break space. */
function textIn(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.value
      : (element.textContent ?? '').replaceAll('\u00a0', ' '),
  );
}

/** The ghost that comes within the time, or '' when none does. */
async function waitForGhost(inspector: Inspector, waitMs: number): Promise<string> {
  const endMs = performance.now() + waitMs;
  for (;;) {
    const ghost = await readGhost(inspector);
    if (ghost !== '' || performance.now() > endMs) return ghost;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Writes a text with real keys as a person would who takes a completion whenever it says what they mean: all of it with Tab, or
 * its first word with Ctrl+→. Calls `onGhost` before a key takes something. Throws when a key put in anything but what was shown.
 */
export async function write(
  page: Page,
  inspector: Inspector,
  field: Locator,
  text: string,
  onGhost: (ghost: string) => Promise<void>,
): Promise<Writing> {
  const writing: Writing = { typed: 0, taken: 0, completions: [] };
  await field.click();
  for (let at = 0; at < text.length; ) {
    await page.keyboard.type(text[at]!);
    at++;
    writing.typed++;
    const ghost = await waitForGhost(inspector, writing.typed <= FIRST_KEYS ? FIRST_WAIT_MS : WAIT_MS);
    const rest = text.slice(at);
    const word = /^\s*\S+/.exec(ghost)?.[0] ?? '';
    const taken = [ghost, word].find(
      (part) => part.length > 1 && rest.startsWith(part) && /^(\W|$)/.test(rest.slice(part.length)),
    );
    if (!taken) continue;

    await onGhost(ghost);
    const before = await textIn(field);
    await page.keyboard.press(taken === ghost ? 'Tab' : 'Control+ArrowRight');
    const after = await textIn(field);
    if (after !== before + taken) throw new Error(`"${taken}" was shown after "${before}", but the field became "${after}"`);
    at += taken.length;
    writing.taken++;
    writing.completions.push(taken);
  }
  const value = await textIn(field);
  if (value !== text) throw new Error(`meant to write "${text}", but the field has "${value}"`);
  return writing;
}
