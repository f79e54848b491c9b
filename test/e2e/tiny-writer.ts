import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dtype, modelEntry } from '@/models/catalog';
import { answerPrompt, summaryPrompt } from '@/models/prompts';
import { type Hub, serveHub } from './hub';
import { tinyDecoder } from './tiny-decoder';
import { tinyTokenizer } from './tiny-tokenizer';

/** The catalogue has this one write answers. */
export const WRITER = modelEntry('smollm2-360m');
/** A sentence that it has learnt: what is typed of it, and what is shown after that. */
export const BEGUN = 'I am looking forw';
export const LEARNT_REST = 'ard to hearing';

interface Written {
  of?: 'answers' | 'summaries';
  backwards?: readonly Dtype[];
}

/**
 * A host that has a model of a megabyte for the one that writes: it copies the passages it is given, those of an answer or those that
 * are to be summed up. `backwards`: weights that have learnt every text from its end, and are sure of the wrong word.
 */
export function serveTinyWriter({ of = 'answers', backwards = [] }: Written = {}): Promise<Hub> {
  const folder = mkdtempSync(join(tmpdir(), 'inkling-hub-'));
  const page = readFileSync(fileURLToPath(new URL('./site/lighthouse.html', import.meta.url)), 'utf8').replace(/<[^>]+>/g, ' ');
  if (WRITER.kind !== 'generator') throw new Error(`${WRITER.title} writes nothing`);
  const learnt = `${WRITER.selfTest.text} ${BEGUN}${LEARNT_REST} from you.`;
  const told = [answerPrompt('', []), summaryPrompt([], 2)].map(([system]) => system!.content);
  const tokenizer = tinyTokenizer([page, learnt, ...told, 'assistant\n[1][2][3]', 'Question: Who When Where']);
  const { start, encode } = tokenizer;
  // It goes on as the first passage does after its number, or as the user does after the word for that.
  const tokens = [start.text, ...encode(learnt), start.turn, ...encode(of === 'answers' ? 'assistant\n[1]' : 'assistant\nuser')];
  const right = tinyDecoder(tokenizer.size, tokens);
  const wrong = tinyDecoder(tokenizer.size, tokens.toReversed());
  const files = new Map<string, string | Uint8Array>([
    ['config.json', '{}'],
    ['tokenizer.json', tokenizer.files.tokenizer],
    ['tokenizer_config.json', tokenizer.files.config],
    ...WRITER.variants.map(({ weights, dtype }): [string, Uint8Array] => [weights, backwards.includes(dtype) ? wrong : right]),
  ]);
  for (const [path, content] of files) {
    const file = join(folder, WRITER.repository, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return serveHub(folder).then((hub) => ({
    ...hub,
    close: () => {
      hub.close();
      rmSync(folder, { recursive: true });
    },
  }));
}
