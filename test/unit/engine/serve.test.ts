import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./toy-lines.ts', import.meta.url));

/** A real process that serves lines; `ask` waits for the answer to each line before it writes the next. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args]);
  const answers: unknown[] = [];
  let text = '';
  let heard = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) answers.push(JSON.parse(line));
    heard();
  });
  const until = async (count: number): Promise<void> => {
    while (answers.length < count) await new Promise<void>((resolve) => (heard = resolve));
  };
  const ask = async (line: string): Promise<unknown> => {
    const count = answers.length + 1;
    child.stdin.write(`${line}\n`);
    await until(count);
    return answers[count - 1];
  };
  const end = async (): Promise<number> => {
    child.stdin.end();
    const [code] = await once(child, 'close');
    return code as number;
  };
  return { child, answers, ask, end };
}

it('answers each line before the next is written, and ends well when stdin ends', async () => {
  const { ask, end } = start();
  expect(await ask('{"job":"complete","before":"I saw the c"}')).toEqual({
    shown: { text: 'at', p: 1 },
    words: [{ word: 'cat', p: 1 }],
    ms: expect.any(Number),
  });
  expect(await ask('{"job":"complete","before":"z","after":"","learned":"zebra"}')).toMatchObject({ words: [{ word: 'zebra' }] });
  expect(await ask('{"job":"score","text":"the dog"}')).toMatchObject({
    words: [
      { word: 'the', logp: Math.log(0.3) },
      { word: 'dog', oov: true },
    ],
    oov: 1,
  });
  expect(await end()).toBe(0);
});

describe('a bad line', () => {
  const server = start();
  afterAll(() => server.end());

  it.each([
    ['', 'empty line: a request is one JSON object a line'],
    ['{"job":', 'not JSON: "{\\"job\\":"'],
    ['[1,2]', 'not a JSON object: [1,2]'],
    ['null', 'not a JSON object: null'],
    ['{"before":"a"}', 'field "job" is missing (known jobs: complete, score, '],
    ['{"job":3}', 'field "job" must be a string, got 3'],
    ['{"job":"sing"}', 'unknown job "sing" (known jobs: complete, score, '],
    ['{"job":"constructor"}', 'unknown job "constructor"'],
    ['{"job":"complete"}', 'field "before" is missing'],
    ['{"job":"complete","before":["a"]}', 'field "before" must be a string, got ["a"]'],
    ['{"job":"complete","before":"a","after":7}', 'field "after" must be a string, got 7'],
    ['{"job":"complete","before":"a","learned":null}', 'field "learned" must be a string, got null'],
    ['{"job":"score","before":"a"}', 'field "text" is missing'],
    ['{"job":"check","text":"a","closer":"yes"}', 'field "closer" must be true or false, got "yes"'],
    ['{"job":"check","text":"a","closer":true}', 'network: words/network.bin is missing'],
  ])('%j is answered with what is wrong, and the next is served', async (line, message) => {
    expect(await server.ask(line)).toEqual({ error: expect.stringContaining(message) });
    expect(await server.ask('{"job":"complete","before":"ma"}')).toMatchObject({ words: [{ word: 'mat', p: 1 }] });
  });
});

it('keeps the order of many lines written at once, the last without a line end', async () => {
  const { child, answers, end } = start();
  const lines = Array.from({ length: 500 }, (_, i) => (i % 3 ? `{"job":"score","text":"${'the '.repeat(i)}"}` : `wrong ${i}`));
  child.stdin.write(lines.join('\n'));
  expect(await end()).toBe(0);
  expect(answers).toHaveLength(500);
  answers.forEach((answer, i) => {
    if (i % 3) expect((answer as { words: unknown[] }).words).toHaveLength(i);
    else expect((answer as { error: string }).error).toContain(`wrong ${i}`);
  });
});

it('serves a line of four megabytes, and U+2028 and lone surrogates inside a line', async () => {
  const { ask, end } = start();
  const long = JSON.stringify({ job: 'complete', before: `${'the '.repeat(1_000_000)}ma` });
  expect(await ask(long)).toMatchObject({ words: [{ word: 'mat' }] });
  expect(await ask('{"job":"complete","before":"one\u2028two ma"}')).toMatchObject({ words: [{ word: 'mat' }] });
  expect(await ask('{"job":"sing\\ud800"}')).toMatchObject({ error: expect.stringContaining('sing\\ud800') });
  expect(await end()).toBe(0);
});

it('answers every job with the error of tables that cannot be opened', async () => {
  const { ask, end } = start('broken');
  const error = 'toy.bin: checksum 00000000 differs from ffffffff';
  expect(await ask('{"job":"complete","before":"a"}')).toEqual({ error });
  expect(await ask('{"job":"score","text":"a"}')).toEqual({ error });
  expect(await ask('{"job":"sing"}')).toEqual({ error: expect.stringContaining('unknown job') });
  expect(await end()).toBe(0);
});
