import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEncyclopaedia } from '../../../eval/summarize/encyclopaedia';

const words = (name: string, count: number): string => Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');

it('takes every seventh article that is long enough, its first paragraph as the reference of the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-articles-'));
  const articles = Array.from({ length: 22 }, (_, i) => [
    words(`a${i}.`, i === 7 ? 39 : 40),
    words('b', 200),
    words('c', i === 14 ? 99 : 100),
  ]);
  await writeFile(join(folder, 'wiki.txt'), articles.map((article) => `${article.join('\n')}\n\n`).join(''));
  execFileSync('xz', [join(folder, 'wiki.txt')]);
  const { samples, isHeldOut } = await readEncyclopaedia(join(folder, 'wiki.txt.xz'));
  await rm(folder, { recursive: true });
  expect(samples).toEqual(
    [0, 21].map((i) => ({ text: `${words('b', 200)}\n\n${words('c', 100)}`, references: [words(`a${i}.`, 40)] })),
  );
  expect(isHeldOut).toBe(true);
});
