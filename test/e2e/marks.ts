import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Rect } from './boxes';
import { attribute, type DomNode } from './inspector';
import type { Stage } from './stage';

/** The sentence whose "minuets" is a word, and the wrong one; and two that are none. */
export const SEED = 'The station is about fifteen minuets from here';
export const NONWORDS = 'I did not recieve teh letter';

export interface Underline {
  word: string;
  kind: 'nonword' | 'realword';
  /** In the viewport of the field's frame. */
  rects: Rect[];
}

/** What is underlined of a field now, in the order of the text. */
export function underlines(field: Locator): Promise<Underline[]> {
  return field.evaluate((element) => {
    const isOf = ({ startContainer }: AbstractRange): boolean => {
      if (element.contains(startContainer)) return true;
      const clip = startContainer.parentElement?.closest('.mirror-clip')?.getBoundingClientRect();
      const { left, top, right, bottom } = element.getBoundingClientRect();
      // Only a field that is seen can tell its own from those of another.
      return (
        clip !== undefined && clip.left >= left - 1 && clip.right <= right + 1 && clip.top >= top - 1 && clip.bottom <= bottom + 1
      );
    };
    return (['nonword', 'realword'] as const)
      .flatMap((kind) =>
        ['', '-on-dark']
          .flatMap((ground) => [...(CSS.highlights.get(`inkling-${kind}${ground}`) ?? [])])
          .filter(isOf)
          .map((range) => ({
            word: String(range),
            kind,
            rects: [...(range as Range).getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
          })),
      )
      .sort((one, other) => one.rects[0]!.top - other.rects[0]!.top || one.rects[0]!.left - other.rects[0]!.left);
  });
}

/** Waits until exactly these words are underlined. */
export async function underlined(field: Locator, words: string[]): Promise<Underline[]> {
  await expect
    .poll(async () => (await underlines(field)).map(({ word }) => word), { message: 'underlined', timeout: 10_000, interval: 20 })
    .toEqual(words);
  return underlines(field);
}

/** Waits until a closer look finds just this word of what a field holds, and takes a correction of it. */
export async function correctsFound(stage: Stage, field: Locator, word: string, correction: string): Promise<void> {
  const text = await field.inputValue();
  await expect.poll(async () => (await underlines(field)).map((own) => own.word), { timeout: 60_000 }).toEqual([word]);
  await clickWord(stage, field, word);
  await clickPart(stage, field, 'card', correction);
  await expect.poll(() => field.inputValue()).toBe(text.replace(word, correction));
}

export interface Shown {
  rows: string[];
  /** The row that is active or each that is selected. */
  active: string | undefined;
  selected: string[];
  /** The names by which a screen reader knows the list and each row. */
  label: string | null;
  names: string[];
  heard: string;
  rect: Rect;
}

const READ = `function () {
  const { left, top, right, bottom } = this.getBoundingClientRect();
  const rows = [...this.querySelectorAll('[role=option]')];
  const text = (row) => row.querySelector('.context')?.textContent ?? row.textContent;
  return {
    rows: rows.map(text),
    active: rows.filter((row) => row.hasAttribute('data-active')).map(text)[0],
    selected: rows.filter((row) => row.ariaSelected === 'true').map(text),
    label: this.querySelector('[role=listbox]')?.ariaLabel ?? null,
    names: rows.map((row) => row.ariaLabel ?? row.textContent),
    heard: this.nextElementSibling?.textContent ?? '',
    rect: { left, top, right, bottom },
  };
}`;

function isPanel(className: string): (node: DomNode) => boolean {
  return (node) => attribute(node, 'class') === `panel ${className}`;
}

/** The card or the preview as it is shown now; null where none is. */
export async function panel(stage: Stage, className: 'card' | 'preview'): Promise<Shown | null> {
  const [node] = await stage.inspector.nodes(isPanel(className));
  return node ? stage.inspector.call<Shown>(node, READ) : null;
}

/** Waits until the card or the preview is shown. */
export async function shownPanel(stage: Stage, className: 'card' | 'preview'): Promise<Shown> {
  await expect.poll(() => panel(stage, className), { message: className, interval: 20 }).not.toBeNull();
  return (await panel(stage, className))!;
}

/** The middle of a part of a panel, by its text, in the viewport of its frame. */
export async function partOf(stage: Stage, className: 'card' | 'preview', text: string): Promise<{ x: number; y: number }> {
  const [node] = await stage.inspector.nodes(isPanel(className));
  return stage.inspector.call(
    node!,
    `function () {
      const parts = [...this.querySelectorAll('[role=option], button')];
      const box = parts.find((part) => part.textContent.includes(${JSON.stringify(text)})).getBoundingClientRect();
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    }`,
  );
}

/** Where the frame of a field begins in the window. */
async function originOf(field: Locator): Promise<{ x: number; y: number }> {
  const window = (await field.boundingBox())!;
  const frame = await field.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return { left, top };
  });
  return { x: window.x - frame.left, y: window.y - frame.top };
}

/** Clicks the middle of an underlined word with the mouse. */
export async function clickWord(stage: Stage, field: Locator, word: string): Promise<void> {
  const box = (await underlines(field)).find((underline) => underline.word === word)!.rects[0]!;
  const { x, y } = await originOf(field);
  await stage.page.mouse.click(x + (box.left + box.right) / 2, y + (box.top + box.bottom) / 2);
}

/** Clicks a part of the card or the preview with the mouse. */
export async function clickPart(stage: Stage, field: Locator, className: 'card' | 'preview', text: string): Promise<void> {
  const { x, y } = await partOf(stage, className, text);
  const origin = await originOf(field);
  await stage.page.mouse.click(origin.x + x, origin.y + y);
}

/** What is selected in a field, as offsets into its text where it has one paragraph. */
export function selectionOf(field: Locator): Promise<[number, number]> {
  return field.evaluate((element) => {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      return [element.selectionStart!, element.selectionEnd!];
    }
    const root = element.getRootNode();
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const { startContainer, startOffset, endContainer, endOffset } = getSelection()!.getComposedRanges({ shadowRoots })[0]!;
    const place = (node: Node, offset: number): number => {
      const range = document.createRange();
      range.setStart(element, 0);
      range.setEnd(node, offset);
      return String(range).length;
    };
    return [place(startContainer, startOffset), place(endContainer, endOffset)];
  });
}
