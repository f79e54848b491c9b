import { expect, it } from 'vitest';
import { captionBlocks } from '@/read/captions';
import { timeOf } from '@/read/position';

const cue = (start: number, text: string, seconds = 2) => ({ startMs: start * 1000, endMs: (start + seconds) * 1000, text });

it('joins the lines of a sentence, with the time at which it starts', () => {
  const blocks = captionBlocks([
    cue(2, 'Rivers that cross a plain\nseldom run'),
    cue(4, 'straight for long.'),
    cue(6, 'Most swing.'),
    cue(20, 'After a pause.'),
  ]);
  expect(blocks).toMatchObject([
    { kind: 'caption', section: [], startMs: 2000, text: 'Rivers that cross a plain seldom run straight for long. Most swing.' },
    { kind: 'caption', section: [], startMs: 20000, text: 'After a pause.' },
  ]);
  const [block] = blocks;
  const timesOf = ['Rivers', 'straight', 'Most'].map((said) => timeOf(block!, block!.text.indexOf(said)));
  expect(timesOf, 'when each part of it is said').toEqual([2000, 4000, 6000]);
  expect(timeOf({ kind: 'paragraph', text: 'Written', section: [] }, 0)).toBeUndefined();
});

it('starts anew at the end of a sentence when a paragraph is long, and loses nothing of an hour', () => {
  const cues = Array.from({ length: 1200 }, (_, i) =>
    cue(i * 3, i % 4 === 3 ? `word${i} ends here.` : `word${i} and some more words`, 3),
  );
  const blocks = captionBlocks(cues);
  const all = blocks.map(({ text }) => text).join(' ');
  expect(all.match(/word\d+/g)).toEqual(cues.map((_, i) => `word${i}`));
  for (const { text } of blocks) {
    expect(text).toMatch(/\.$/);
    expect(text.length).toBeLessThan(400);
  }
  expect(blocks.map(({ startMs }) => startMs)).toEqual(blocks.map(({ text }) => Number(/word(\d+)/.exec(text)![1]) * 3000));
});

it('says lines that scroll up once, leaves out marks and sounds, and tells speakers apart', () => {
  const blocks = captionBlocks([
    cue(0, '<c.yellow>so the first</c> thing &amp; all'),
    cue(2, 'so the first thing & all\nis the water'),
    cue(4, 'is the water\nand the soil'),
    cue(6, '[Music] ♪'),
    cue(7, '- And who measured it?'),
    cue(9, 'ANNA: I did.'),
  ]);
  expect(blocks.map(({ text }) => text)).toEqual([
    'so the first thing & all is the water and the soil',
    '- And who measured it?',
    'ANNA: I did.',
  ]);
});

it('takes cues in any order, and none', () => {
  expect(captionBlocks([cue(4, 'there.'), cue(2, 'We are')]).map(({ text }) => text)).toEqual(['We are there.']);
  expect(captionBlocks([])).toEqual([]);
});
