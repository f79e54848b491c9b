import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Engine } from './engine';
import { readLine } from './jobs';

/**
 * The lines of a stream, cut at `\n` alone: JSON may hold U+2028, which `node:readline` cuts at too.
 * Pieces of a long line are joined once, when it is complete.
 */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  for await (const chunk of input) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      pieces.push(text.slice(from, at));
      yield pieces.join('');
      pieces = [];
      from = at + 1;
    }
    if (from < text.length) pieces.push(text.slice(from));
  }
  const rest = pieces.join('') + decoder.decode();
  if (rest) yield rest;
}

/** The answer to one request line, never an exception. `open` gives the engine, or throws what is wrong with its tables. */
export async function answer(line: string, open: () => Promise<Engine>): Promise<object> {
  try {
    const { job, fields } = readLine(line);
    return await job(await open(), fields);
  } catch (reason) {
    return { error: reason instanceof Error ? reason.message : String(reason) };
  }
}

/** Answers every line of `input` with one line on `output`, in order, each written before the next is read. */
export async function serveLines(input: Readable, output: Writable, open: () => Promise<Engine>): Promise<void> {
  for await (const line of linesOf(input)) {
    const written = output.write(`${JSON.stringify(await answer(line, open))}\n`);
    if (!written) await once(output, 'drain');
  }
}
