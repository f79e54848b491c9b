import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brownPositions, type Position } from '../../eval/next-word/positions';
import { KNOWN_FILES, readPhrases, readSets } from '../../eval/next-word/sets';
import { straightQuotes, tokensOf } from '../../eval/tokens';

const folder = '../shared/eval/next-word';
const { sets, missing } = readSets(folder);
const reason = `skipped: no ${missing.join(', ')}`;
if (missing.length) console.warn(reason);

/** One digest of all positions, to hold them against the sets that the public scorer's nextword_sets.py writes. */
function digest(positions: Position[]): string {
  const hash = createHash('sha256');
  for (const { context, prefix, word } of positions) hash.update(`${context}\t${prefix}\t${word ?? ''}\0`);
  return hash.digest('hex').slice(0, 16);
}

describe.skipIf(missing.length)(missing.length ? `the real sets (${reason})` : 'the real sets', () => {
  it('give the sentences, tokens and words of Brown that nextword_sets.py gives', () => {
    const brown = sets.find((set) => set.kind === 'brown')!;
    const hash = createHash('sha256');
    for (const { text } of brown.sentences) {
      hash.update(
        `${tokensOf(straightQuotes(text))
          .map((token) => token.text)
          .join(' ')}\n`,
      );
    }
    expect(brown.sentences).toHaveLength(57_340);
    expect(hash.digest('hex').slice(0, 16)).toBe('6b4e6170cc7254e6');
    expect(digest(brownPositions(brown.sentences, 1))).toBe('90f4f3cb6863d00b');
    expect(digest(brownPositions(brown.sentences, 7000))).toBe('4e75c3fd57817175');
  });

  it.each([
    ['keytype', 700, '2d23d5767e6e664a'],
    ['lambada', 500, '43c1eae8f01c64d0'],
  ])('give the positions of %s that nextword_sets.py gives', (kind, count, expected) => {
    const set = sets.find((one) => one.kind === kind)!;
    const positions = 'positions' in set ? set.positions : [];
    expect(positions).toHaveLength(count);
    expect(digest(positions)).toBe(expected);
  });
});

it('reads other files of the same formats, and names those that are missing or of no format', () => {
  const own = mkdtempSync(join(tmpdir(), 'inkling-sets-'));
  expect(readSets(own)).toEqual({ sets: [], missing: KNOWN_FILES.map((file) => join(own, file)) });
  writeFileSync(join(own, 'mine.jsonl'), '{"context":"a ","word":"b"}\n{"context":"a ","word":"bc","prefix":"b"}\n');
  writeFileSync(
    join(own, 'more.jsonl'),
    '{"id":"1","context":{"beforeCursor":"to "},"expected":{"kind":"insert","shownAcceptable":["be or"]},"tags":[]}\n',
  );
  expect(readSets(own).sets).toMatchObject([
    {
      kind: 'positions',
      name: 'mine.jsonl',
      positions: [
        { prefix: '', word: 'b' },
        { prefix: 'b', word: 'bc' },
      ],
    },
    { kind: 'keytype', name: 'more.jsonl', positions: [{ context: 'to ', word: 'be' }], published: false },
  ]);
  writeFileSync(join(own, 'odd.jsonl'), '{"question":"?"}\n');
  expect(() => readSets(own)).toThrow('odd.jsonl: rows with question are of no known format');
  writeFileSync(join(own, 'empty.txt'), '\n');
  expect(() => readPhrases(join(own, 'empty.txt'))).toThrow('empty.txt: holds no phrase');
});
