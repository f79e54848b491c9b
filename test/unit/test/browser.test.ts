import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findChromium } from '../../browser';

const folder = mkdtempSync(join(tmpdir(), 'inkling-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function place(name: string, mode: number): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '#!/bin/sh\n', { mode });
  return path;
}

const branded = place('first/google-chrome', 0o755);
place('second/chromium', 0o644);
mkdirSync(join(folder, 'third/chromium'), { recursive: true });
const chromium = place('fourth/chromium', 0o755);
const path = (...names: string[]): string => names.map((name) => join(folder, name)).join(delimiter);

it('takes an unbranded build wherever it is in PATH, and no plain file or folder of that name', () => {
  expect(findChromium({ PATH: path('first', 'second', 'third', 'fourth') })).toBe(chromium);
  expect(findChromium({ PATH: path('first', 'second', 'third') })).toBe(branded);
});

it('finds nothing where there is nothing', () => {
  expect(findChromium({ PATH: path('second', 'third', 'missing') })).toBeUndefined();
  expect(findChromium({})).toBeUndefined();
  expect(findChromium({ PATH: '', CHROMIUM: '' })).toBeUndefined();
});

it('takes CHROMIUM before PATH, and refuses one that is no program', () => {
  expect(findChromium({ PATH: path('fourth'), CHROMIUM: branded })).toBe(branded);
  const wrong = join(folder, 'second/chromium');
  expect(() => findChromium({ PATH: path('fourth'), CHROMIUM: wrong })).toThrow(`CHROMIUM: "${wrong}" is not an executable file`);
});
