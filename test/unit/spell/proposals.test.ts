import { describe, expect, it } from 'vitest';
import { type Option, optionOf } from '@/spell/option';
import { proposals } from '@/spell/proposals';

const option = (text: string, cost: number): Option => optionOf(text, [0], [-10], cost);
const shown = (typed: string, ...options: Option[]): string[] => proposals(typed, options).map(({ text }) => text);

describe('what is proposed', () => {
  it('leaves out what is far for so few letters, in the order given', () => {
    expect(shown('idk', option('disk', 9), option('ink', 6), option('ilk', 7))).toEqual(['ink', 'ilk']);
    expect(shown('idk', option('disk', 9))).toEqual([]);
    expect(shown('idkward', option('awkward', 9))).toEqual(['awkward']);
    expect(shown('xyz')).toEqual([]);
  });

  it('leaves out what is far behind the nearest', () => {
    expect(shown('recieved', option('received', 2), option('relieved', 10), option('recited', 12))).toEqual([
      'received',
      'relieved',
    ]);
  });

  it('proposes names after ordinary words only where none is about as near, or for a word with a capital', () => {
    const found = [option('fine', 4), option('Foner', 3), option('Fo', 1)];
    expect(shown('fone', ...found)).toEqual(['fine', 'Fo']);
    expect(shown('Fone', ...found)).toEqual(['fine', 'Foner', 'Fo']);
    expect(shown('teusday', option('Tuesday', 3), option('today', 4))).toEqual(['Tuesday', 'today']);
  });
});
