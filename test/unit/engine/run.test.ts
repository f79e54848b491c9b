import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../src/engine/run.ts', import.meta.url));
const start = (...args: string[]) => spawn(process.execPath, ['--import', 'tsx', script, ...args]);

function run(input: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    input,
    encoding: 'utf8',
  });
  return {
    answers: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    stderr,
    status,
  };
}

it('completes and scores with the tables of the extension', () => {
  const lines = ['{"job":"complete","before":"Thank you very mu"}', 'oops', '{"job":"score","text":"Thank you very much."}'];
  const { answers, status, stderr } = run(lines.join('\n'));
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(answers).toHaveLength(3);
  expect(answers[0].words[0].word).toBe('much');
  expect(answers[0].words.length).toBeLessThanOrEqual(10);
  expect(answers[1].error).toContain('not JSON: "oops"');
  expect(answers[2]).toMatchObject({ oov: 0, perplexity: expect.any(Number) });
  expect(answers[2].words.map(({ word }: { word: string }) => word)).toEqual(['Thank', 'you', 'very', 'much', '.', '</s>']);
});

it('answers every job with what is wrong with its tables, and fails in the end', () => {
  const { answers, stderr, status } = run(
    '{"job":"complete","before":"a"}\n{"job":"score","text":"a"}\n',
    '--data',
    '/no/such/folder',
  );
  expect(answers).toEqual([
    { error: expect.stringContaining('/no/such/folder') },
    { error: expect.stringContaining('/no/such/folder') },
  ]);
  expect(stderr).toContain('/no/such/folder');
  expect(status).toBe(1);
});

it('refuses options it does not know', () => {
  const { answers, stderr, status } = run('', '--speed');
  expect({ answers, status }).toEqual({ answers: [], status: 2 });
  expect(stderr).toContain('unknown option "--speed"');
});

it('ends in peace when its reader goes', async () => {
  const child = start();
  child.stdin.on('error', () => {}); // It may end before it has read everything.
  child.stdin.write('{"job":"complete","before":"a"}\n');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.write('{"job":"complete","before":"a"}\n'.repeat(5000));
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
});
