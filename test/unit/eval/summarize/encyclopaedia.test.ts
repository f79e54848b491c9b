import { expect, it } from 'vitest';
import { encyclopaediaOf } from '../../../eval/summarize/encyclopaedia';

const words = (name: string, count: number): string => Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');

async function* corpus(): AsyncGenerator<string> {
  for (let i = 0; i < 22; i++) {
    yield words(`a${i}.`, i === 7 ? 39 : 40);
    yield words('b', 200);
    yield words('c', i === 14 ? 99 : 100);
    yield '';
  }
}

it('takes every seventh article that is long enough, its first paragraph as the reference of the others', async () => {
  const { samples, isHeldOut } = await encyclopaediaOf(corpus());
  expect(samples).toEqual(
    [0, 21].map((i) => ({ text: `${words('b', 200)}\n\n${words('c', 100)}`, references: [words(`a${i}.`, 40)] })),
  );
  expect(isHeldOut).toBe(true);
});
