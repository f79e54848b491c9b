import { expect, it } from 'vitest';
import { stem } from '@/text/stem';

/** From the sample vocabulary of snowballstem.org. */
const SAMPLE: Record<string, string> = {
  ...{ consign: 'consign', consigned: 'consign', consigning: 'consign', consignment: 'consign', consistency: 'consist' },
  ...{ consolation: 'consol', consolatory: 'consolatori', conspicuously: 'conspicu', conspiracy: 'conspiraci' },
  ...{ conspirators: 'conspir', conspire: 'conspir', conspired: 'conspir', constable: 'constabl', constancy: 'constanc' },
  ...{ knackeries: 'knackeri', knaves: 'knave', knavish: 'knavish', kneaded: 'knead', kneel: 'kneel', knightly: 'knight' },
  ...{ knots: 'knot', knowing: 'know', knuckles: 'knuckl' },
};
const RULES: [word: string, stem: string][] = [
  ...([
    ['caresses', 'caress'],
    ['ties', 'tie'],
    ['cries', 'cri'],
    ['gaps', 'gap'],
    ['gas', 'gas'],
    ['kiwis', 'kiwi'],
  ] as const),
  ...([
    ['agreed', 'agre'],
    ['feed', 'feed'],
    ['luxuriated', 'luxuri'],
    ['hopping', 'hop'],
    ['hoping', 'hope'],
  ] as const),
  ...([
    ['bed', 'bed'],
    ['added', 'add'],
    ['cry', 'cri'],
    ['by', 'by'],
    ['say', 'say'],
    ['youth', 'youth'],
  ] as const),
  ...([
    ['relational', 'relat'],
    ['conditional', 'condit'],
    ['digitizer', 'digit'],
    ['geologists', 'geolog'],
  ] as const),
  ...([
    ['generously', 'generous'],
    ['communism', 'communism'],
    ['skies', 'sky'],
    ['news', 'news'],
    ['evening', 'evening'],
  ] as const),
  ...([
    ["luther's", 'luther'],
    ["boys'", 'boy'],
    ['universal', 'universal'],
    ['controlling', 'control'],
    ['rate', 'rate'],
  ] as const),
].map(([word, to]) => [word, to]);

it.each([...Object.entries(SAMPLE), ...RULES])('stems %s to %s', (word, to) => {
  expect(stem(word)).toBe(to);
});

it.each(['', 'a', '1990s', 'straße', 'москва', '東', 'co2'])('leaves %o as it is', (word) => {
  expect(stem(word)).toBe(word);
});
