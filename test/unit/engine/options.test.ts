import { expect, it } from 'vitest';
import { readOptions } from '@/engine/options';

const spec = { values: ['data', 'phrases'], flags: ['json'], names: ['next-word', 'spelling'] };

it('reads options with values, flags and names in any order', () => {
  const read = readOptions(['spelling', '--data', 'a b', '--json', '--phrases=x=y', 'next-word'], {}, spec);
  expect(read).toEqual({
    values: { data: 'a b', phrases: 'x=y' },
    flags: new Set(['json']),
    names: ['spelling', 'next-word'],
  });
});

it('finds what npm took for itself when the two dashes were forgotten', () => {
  const environment = { npm_config_data: 'true', npm_config_json: 'true' };
  expect(readOptions(['next-word', '/tables'], environment, spec)).toEqual({
    values: { data: '/tables' },
    flags: new Set(['json']),
    names: ['next-word'],
  });
  expect(readOptions([], { npm_config_data: '/tables' }, spec).values).toEqual({ data: '/tables' });
});

it.each([
  [['--speed'], 'unknown option "--speed" (known: --data, --phrases, --json)'],
  [['--data'], '--data needs a value'],
  [['--data='], '--data needs a value'],
  [['--json=1'], 'unknown option "--json=1"'],
  [['nextword'], 'unknown name "nextword" (known: next-word, spelling)'],
])('refuses %j', (argv, message) => {
  expect(() => readOptions(argv, {}, spec)).toThrow(message);
});
