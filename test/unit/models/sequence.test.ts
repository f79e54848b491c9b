import { expect, it } from 'vitest';
import { generate } from '@/models/generate';
import { Queue } from '@/models/queue';
import { logSoftmax } from '@/models/sampling';
import type { Turn } from '@/models/sequence';
import { tinyModel, tinyTokenizer as tokenizer } from './tiny-model';

/** Counts the steps it lets through. */
function counted(): { turn: Turn; count(): number } {
  let steps = 0;
  return {
    turn: (step) => {
      steps++;
      return step();
    },
    count: () => steps,
  };
}

async function written(...[sequence, , prompt, options]: Parameters<typeof generate>): Promise<string> {
  let text = '';
  for await (const { text: part } of generate(sequence, tokenizer, prompt, options)) text += part;
  return text;
}

it('gives a warm text the logits of a cold one, whatever was typed and deleted before', async () => {
  const model = await tinyModel();
  const warm = model.sequence();
  for (const text of ['^abc', '^abcd', '^ab', '^abef gh abcdefgh', '^abef', 'h', '^abcdefgh abcdefgh abcd']) {
    const tokens = tokenizer.encode(text);
    const cold = model.sequence();
    expect([...(await warm.read(tokens))]).toEqual([...(await cold.read(tokens))]);
    expect(warm.length).toBe(tokens.length);
    cold.clear();
  }
  await model.release();
});

it('reads only what is new, a piece a step', async () => {
  const model = await tinyModel(4);
  const sequence = model.sequence();
  const { turn, count } = counted();
  await sequence.read(tokenizer.encode('^abcdefgh'), turn); // 9 tokens
  expect(count()).toBe(3);
  await sequence.read(tokenizer.encode('^abcdefgh a'), turn);
  expect(count()).toBe(4);
  await sequence.read(tokenizer.encode('^abcdefgh a'), turn);
  expect(count()).toBe(4);
  await sequence.read(tokenizer.encode('^abcdef'), turn);
  expect(count()).toBe(5);
  await model.release();
});

it('reads several ways to go on side by side as it reads them one by one', async () => {
  const model = await tinyModel();
  const sequence = model.sequence();
  await sequence.read(tokenizer.encode('^abc'));
  const branches = sequence.branches();
  await branches.read(tokenizer.encode('dfh'));
  const rows = await branches.read(tokenizer.encode('ega'));
  branches.clear();
  for (const [i, text] of ['^abcde', '^abcfg', '^abcha'].entries()) {
    expect([...rows[i]!]).toEqual([...(await model.sequence().read(tokenizer.encode(text)))]);
  }
  expect(sequence.length).toBe(4);
  await model.release();
});

it('ends at its end mark, at a stop text that it never begins to say, and at the most tokens', async () => {
  const model = await tinyModel();
  const prompt = tokenizer.encode('^a');
  expect(await written(model.sequence(), tokenizer, prompt, { maxTokens: 3 })).toBe('bcd');
  expect(await written(model.sequence(), tokenizer, prompt, { maxTokens: 30, stop: ['ef'] })).toBe('bcd');
  const said: string[] = [];
  for await (const { text } of generate(model.sequence(), tokenizer, prompt, { maxTokens: 4, stop: ['dx'] })) said.push(text);
  expect(said).toEqual(['b', 'c', '', 'de']);
  // After the space comes "^" and then ".", which ends a text.
  expect(await written(model.sequence(), tokenizer, tokenizer.encode('^h'), { maxTokens: 30 })).toBe(' ^');
  await model.release();
});

it('writes only what is allowed', async () => {
  const model = await tinyModel();
  const allowed = (so: readonly number[]): number[] | undefined => (so.length < 2 ? tokenizer.encode('gh') : undefined);
  expect(await written(model.sequence(), tokenizer, tokenizer.encode('^a'), { maxTokens: 3, allowed })).toMatch(/^[gh]{2}/);
  await model.release();
});

it('stops within one token, and goes on later from where it was', async () => {
  const model = await tinyModel();
  const sequence = model.sequence();
  const abort = new AbortController();
  let tokens = 0;
  const run = async (): Promise<void> => {
    for await (const _ of generate(sequence, tokenizer, tokenizer.encode('^a'), { maxTokens: 50, signal: abort.signal })) {
      if (++tokens === 3) abort.abort(new Error('stopped'));
    }
  };
  await expect(run()).rejects.toThrow('stopped');
  expect(tokens).toBe(3);
  const { turn, count } = counted();
  expect(await written(sequence, tokenizer, tokenizer.encode('^abcd'), { maxTokens: 1, turn })).toBe('e');
  expect(count()).toBe(1);
  await model.release();
});

it('lets a keystroke in after the token that is being written, and finishes the answer from its cache', async () => {
  const model = await tinyModel();
  const queue = new Queue();
  const order: string[] = [];
  const turnOf =
    (kind: 'typing' | 'answer'): Turn =>
    (step) =>
      queue.run(kind, () => {
        order.push(kind);
        return step();
      });
  const [answer, typed] = [model.sequence(), model.sequence()];
  let typing: Promise<unknown> | undefined;
  let text = '';
  const options = { maxTokens: 8, turn: turnOf('answer') };
  for await (const { text: part } of generate(answer, tokenizer, tokenizer.encode('^a'), options)) {
    text += part;
    if (text === 'bc') typing = typed.read(tokenizer.encode('^gh'), turnOf('typing'));
  }
  await typing;
  expect(text).toBe('bcdefgh ');
  expect(order.indexOf('typing')).toBe(2);
  expect(order.filter((kind) => kind === 'answer')).toHaveLength(8);
  await model.release();
});

it('keeps reads of one text apart when a newer one comes before the older has ended', async () => {
  const model = await tinyModel(1);
  const sequence = model.sequence();
  const [, newer] = await Promise.all([sequence.read(tokenizer.encode('^abcd')), sequence.read(tokenizer.encode('^abgh'))]);
  expect([...newer]).toEqual([...(await model.sequence().read(tokenizer.encode('^abgh')))]);
  await model.release();
});

it('tells how likely texts of any length follow, as if each were read alone, and keeps what was read', async () => {
  for (const tokensPerStep of [1, 64]) {
    const model = await tinyModel(tokensPerStep);
    const sequence = model.sequence();
    const start = tokenizer.encode('^abc');
    await sequence.read(start);
    const texts = ['d', 'defg', 'hb', 'dea a'].map((text) => tokenizer.encode(text));
    const scores = await sequence.follow(texts);
    for (const [i, tokens] of texts.entries()) {
      const alone = model.sequence();
      const expected: number[] = [];
      for (const [k, token] of tokens.entries())
        expected.push(logSoftmax(await alone.read([...start, ...tokens.slice(0, k)]))[token]!);
      expect(scores[i]).toHaveLength(tokens.length);
      for (const [k, score] of scores[i]!.entries()) expect(score).toBeCloseTo(expected[k]!, 5);
    }
    expect([...(await sequence.read(tokenizer.encode('^abcd')))]).toEqual([
      ...(await model.sequence().read(tokenizer.encode('^abcd'))),
    ]);
    await expect(model.sequence().follow(texts)).rejects.toThrow('was not read');
    await model.release();
  }
});
