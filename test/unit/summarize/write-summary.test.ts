import { expect, it, vi } from 'vitest';
import type { Block, ReadDocument } from '@/read/document';
import { partsOf } from '@/summarize/parts';
import { digest, type SummaryOptions } from '@/summarize/summarise';
import type { WrittenPoints } from '@/summarize/summary';
import { type WritePoints, writeSummary } from '@/summarize/write-summary';
import { longDocument } from '../worker/reading/text';

const OPTIONS: SummaryOptions = { length: 'medium', style: 'points' };
const { signal } = new AbortController();
const SHORT: ReadDocument = {
  source: 'page',
  url: 'https://example.org/tower',
  title: 'The tower',
  blocks: [
    'The work took six summers and cost 212,000 crowns, which was almost twice what had been planned. Nobody was killed by it.',
    'The first keeper moved into the tower with his wife and their four children. Supplies came by boat every second week.',
  ].map((text): Block => ({ kind: 'paragraph', text, section: [] })),
};

/** Writes the first sentence of each paragraph, as a model does that says little. */
const copying = (): WritePoints => async (paragraphs, count, told) => {
  for (const [passage, text] of paragraphs.entries()) {
    if (passage < count) told({ text: text.split('. ')[0]!.concat('.').replace('..', '.'), passage });
  }
};

it('has all of a short document read at once', () => {
  const [part, ...more] = partsOf(digest(SHORT, OPTIONS));
  expect(more).toEqual([]);
  expect(part!.map((sentences) => sentences.map(({ text }) => text).join(' '))).toEqual(SHORT.blocks.map(({ text }) => text));
});

it.each([900, 3000, 60_000])(
  'cuts %d words into parts that are not too long, in reading order and from start to end',
  (words) => {
    const digested = digest(longDocument(words), OPTIONS);
    const parts = partsOf(digested);
    const lengths = parts.map((part) => part.flat().reduce((sum, { text }) => sum + text.length, 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1600);
    expect(parts.length).toBe(Math.min(12, parts.length));
    const blocks = parts.flat(2).map(({ place }) => place.block);
    expect(blocks).toEqual([...blocks].sort((a, b) => a - b));
    const last = digested.candidates.at(-1)!.place.block;
    expect(blocks[0]).toBeLessThan(Math.max(2, last / 10));
    expect(blocks.at(-1)).toBeGreaterThan((last * 9) / 10);
    // What fits is read whole.
    if (words < 1500) expect(parts.flat(2)).toEqual(digested.candidates);
  },
);

it('leaves out what is too long to be read', () => {
  const endless: Block = { kind: 'paragraph', text: `It ${'goes on '.repeat(1000)}.`, section: [] };
  const parts = partsOf(digest({ ...SHORT, blocks: [...SHORT.blocks, endless] }, OPTIONS));
  expect(parts.flat(2).every(({ place }) => place.block < 2)).toBe(true);
});

it('ties each point to the sentence that bears it out, tells it as it comes, and keeps as many as are wanted', async () => {
  const document = longDocument(3000);
  const digested = digest(document, OPTIONS);
  const all = partsOf(digested).length;
  const told: WrittenPoints[] = [];
  const written = await writeSummary(digested, copying(), { signal, onWritten: (so) => told.push(so) });
  expect(written).toMatchObject({ done: all, all });
  expect(written.points.length).toBeGreaterThan(1);
  expect(written.points.length).toBeLessThanOrEqual(digested.count);
  expect(told[0]).toEqual({ points: [], done: 0, all });
  expect(told[1]).toMatchObject({ done: 0, points: [{}] });
  expect(told.at(-1)).toEqual(written);
  for (const { text, from } of written.points) {
    expect(from.text).toContain(text.slice(0, -1));
    expect(document.blocks[from.place.block]!.text.slice(from.place.start, from.place.end)).toBe(from.text);
  }
  const blocks = written.points.map(({ from }) => from.place.block);
  expect(blocks).toEqual([...blocks].sort((a, b) => a - b));
});

it('does not say the same twice', async () => {
  const digested = digest(longDocument(3000), OPTIONS);
  const same: WritePoints = async (_, __, told) => told({ text: 'A bridge was built over the river by the town.', passage: 0 });
  expect((await writeSummary(digested, same, { signal })).points).toHaveLength(1);
});

it('goes on with the part after those that are done, to the same end', async () => {
  const digested = digest(longDocument(3000), OPTIONS);
  const whole = await writeSummary(digested, copying(), { signal });
  let begun: WrittenPoints | undefined;
  const failing: WritePoints = async (...given) => {
    if (begun?.done === 2) throw new Error('device lost');
    await copying()(...given);
  };
  await expect(writeSummary(digested, failing, { signal, onWritten: (so) => (begun = so) })).rejects.toThrow('device lost');
  const write = vi.fn(copying());
  const parts = partsOf(digested).length;
  expect(await writeSummary(digested, write, { signal, begun })).toEqual(whole);
  expect(write).toHaveBeenCalledTimes(parts - 2);
});

it('stops between parts, and has nothing to say of nothing', async () => {
  const controller = new AbortController();
  const write = vi.fn(async () => controller.abort(new Error('stopped')));
  const digested = digest(longDocument(3000), OPTIONS);
  await expect(writeSummary(digested, write, { signal: controller.signal })).rejects.toThrow('stopped');
  expect(write).toHaveBeenCalledTimes(1);
  const empty = digest({ ...SHORT, blocks: [] }, OPTIONS);
  expect(await writeSummary(empty, write, { signal })).toEqual({ points: [], done: 0, all: 0 });
});
