import { expect, it, vi } from 'vitest';
import { Checker } from '@/page/marks/checker';
import type { Check, CloserBy, CloserCheck } from '@/spell/mistake';

/** A worker whose answers come when the test says so. */
function worker() {
  const jobs: { paragraphs: string[]; answer: () => void; fail: () => void; signal: AbortSignal }[] = [];
  const check = (paragraphs: string[], signal: AbortSignal): Promise<Check[]> =>
    new Promise((resolve, reject) => {
      jobs.push({
        paragraphs,
        signal,
        answer: () => resolve(paragraphs.map(() => ({ mistakes: [], isForeign: false }))),
        fail: () => reject(new Error('no worker')),
      });
    });
  return { jobs, check };
}

it('asks for each paragraph once, one job at a time, a few in a job', async () => {
  const { jobs, check } = worker();
  const checker = new Checker(check);
  const paragraphs = Array.from({ length: 50 }, (_, i) => `Paragraph ${i}`);
  const onAnswers = vi.fn();
  checker.want([...paragraphs, ...paragraphs], 50, onAnswers);
  for (let i = 0; i < 3; i++) {
    expect(jobs).toHaveLength(i + 1);
    jobs[i]!.answer();
    await vi.waitFor(() => expect(onAnswers).toHaveBeenCalledTimes(i + 1));
  }
  expect(jobs.flatMap((job) => job.paragraphs)).toEqual(paragraphs);
  checker.want(paragraphs, 50, onAnswers);
  expect(jobs).toHaveLength(3);
});

it('puts what is wanted now before what was wanted', async () => {
  const { jobs, check } = worker();
  const checker = new Checker(check);
  const long = Array.from({ length: 5 }, (_, i) => `${i} ${'words '.repeat(500)}`);
  checker.want(long, 50, () => {});
  checker.want(['new', ...long], 50, () => {});
  jobs[0]!.answer();
  await vi.waitFor(() => expect(jobs).toHaveLength(2));
  expect(jobs[1]!.paragraphs[0]).toBe('new');
});

it('tells the one who asked last', async () => {
  const { jobs, check } = worker();
  const checker = new Checker(check);
  const [first, second] = [vi.fn(), vi.fn()];
  checker.want(['one'], 50, first);
  checker.want(['one'], 50, second);
  jobs[0]!.answer();
  await vi.waitFor(() => expect(second).toHaveBeenCalledOnce());
  expect(first).not.toHaveBeenCalled();
});

it('stops what it asked when it rests, and keeps nothing of a late answer', async () => {
  const { jobs, check } = worker();
  const checker = new Checker(check);
  const onAnswers = vi.fn();
  checker.want(['one'], 50, onAnswers);
  checker.rest();
  expect(jobs[0]!.signal.aborted).toBe(true);
  jobs[0]!.answer();
  checker.want(['two'], 50, onAnswers);
  jobs[1]!.answer();
  await vi.waitFor(() => expect(onAnswers).toHaveBeenCalledOnce());
  expect(checker.answer('one')).toBeUndefined();
  expect(checker.answer('two')).toBeDefined();
});

it('asks again after a failure, and does not repeat it by itself', async () => {
  const { jobs, check } = worker();
  const checker = new Checker(check);
  checker.want(['one'], 50, () => {});
  jobs[0]!.fail();
  await new Promise((resolve) => setTimeout(resolve));
  expect(jobs).toHaveLength(1);
  checker.want(['one'], 50, () => {});
  expect(jobs).toHaveLength(2);
});

it('keeps the answers last used, as many as the text has and some more, and asks for none of a want twice', async () => {
  const asked: string[] = [];
  const checker = new Checker(async (paragraphs) => {
    asked.push(...paragraphs);
    return paragraphs.map(() => ({ mistakes: [], isForeign: false }));
  });
  const paragraphs = Array.from({ length: 500 }, (_, i) => `p${i}`);
  checker.want(paragraphs.slice(0, 250), 100, () => checker.answer('p0'));
  await vi.waitFor(() => expect(asked).toEqual(paragraphs.slice(0, 250)));
  checker.want(paragraphs, 100, () => checker.answer('p0'));
  await vi.waitFor(() => expect(checker.answer('p499')).toBeDefined());
  const known = paragraphs.filter((paragraph) => checker.answer(paragraph));
  expect(known).toEqual(['p0', ...paragraphs.slice(500 - 139)]);
});

it('looks closer at each paragraph once when nothing was wanted for a while, and stops for what is', async () => {
  vi.useFakeTimers();
  const wrong = { start: 0, end: 3, word: 'one', kind: 'realword' as const, corrections: ['own'], p: 0.9 };
  const looked: { paragraph: string; answer: (check: CloserCheck | null) => void; signal: AbortSignal }[] = [];
  const clean = async (paragraphs: string[]): Promise<Check[]> => paragraphs.map(() => ({ mistakes: [], isForeign: false }));
  const checker = new Checker(
    clean,
    (paragraph, _beyond, signal) => new Promise((answer) => looked.push({ paragraph, answer, signal })),
  );
  const onAnswers = vi.fn();
  checker.want(['one', 'two'], 2, onAnswers);
  await vi.advanceTimersByTimeAsync(1000);
  expect(onAnswers).toHaveBeenCalledTimes(1);
  checker.want(['one', 'two'], 2, onAnswers);
  await vi.advanceTimersByTimeAsync(1000);
  expect(looked).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(looked.map(({ paragraph }) => paragraph)).toEqual(['one']);
  looked[0]!.answer({ mistakes: [wrong], isForeign: false, by: 'model' });
  await vi.advanceTimersByTimeAsync(0);
  expect(checker.answer('one')!.mistakes).toEqual([wrong]);
  expect(onAnswers).toHaveBeenCalledTimes(2);

  expect(looked.map(({ paragraph }) => paragraph)).toEqual(['one', 'two']);
  checker.want(['one', 'two', 'three'], 3, onAnswers);
  expect(looked[1]!.signal.aborted).toBe(true);
  looked[1]!.answer({ mistakes: [wrong], isForeign: false, by: 'model' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(checker.answer('two')!.mistakes).toEqual([]);
  expect(looked.map(({ paragraph }) => paragraph)).toEqual(['one', 'two', 'two']);
  checker.rest();
  await vi.advanceTimersByTimeAsync(5000);
  expect(looked).toHaveLength(3);
  vi.useRealTimers();
});

it('looks again at what the network looked at once a model sees more, after all that nobody has looked at', async () => {
  vi.useFakeTimers();
  const looked: string[] = [];
  let model: Promise<CloserCheck | null> = Promise.resolve(null);
  const closer = (by: CloserBy): CloserCheck => ({ mistakes: [], isForeign: false, by });
  const checker = new Checker(
    async (paragraphs) => paragraphs.map(() => ({ mistakes: [], isForeign: false })),
    (paragraph, beyond) => {
      looked.push(`${paragraph} ${beyond ?? 'first'}`);
      return beyond ? model : Promise.resolve(closer('network'));
    },
  );
  const onAnswers = vi.fn();
  const rest = async (): Promise<string[]> => {
    checker.want(['one', 'two'], 2, onAnswers);
    await vi.advanceTimersByTimeAsync(5000);
    return looked.splice(0);
  };
  expect(await rest()).toEqual(['one first', 'two first', 'one network']);
  let loaded = (_check: CloserCheck): void => {};
  model = new Promise((resolve) => {
    loaded = resolve;
  });
  expect(await rest()).toEqual(['one network']);
  onAnswers.mockClear();
  loaded(closer('model'));
  await vi.advanceTimersByTimeAsync(0);
  expect(looked.splice(0)).toEqual(['two network']);
  expect(onAnswers).toHaveBeenCalledTimes(2);
  expect(await rest()).toEqual([]);
  vi.useRealTimers();
});
