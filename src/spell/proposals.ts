import type { Option } from './option';

/** Slips (nats) that are always near, and for longer words how many for each letter that was typed. */
const NEAR = 7.5;
const NEAR_BY_LETTER = 2.7;
/** What costs so much more than the nearest word is not proposed beside it. */
const BEHIND = 9;
/** A name is not proposed for a word in lower case when an ordinary word is hardly farther. */
const NAME = 2;

/** Those of the readings of an unknown word, best first, that are near enough to be worth showing; none when nothing is. */
export function proposals(typed: string, options: readonly Option[]): Option[] {
  const farthest = Math.max(NEAR, NEAR_BY_LETTER * typed.length);
  const nearest = Math.min(...options.map(({ cost }) => cost));
  const near = options.filter(({ cost }) => cost <= farthest && cost <= nearest + BEHIND);
  if (isName(typed)) return near;
  const ordinary = Math.min(...near.filter(({ text }) => !isName(text)).map(({ cost }) => cost));
  return near.filter(({ text, cost }, place) => place === 0 || !isName(text) || cost + NAME < ordinary);
}

function isName(text: string): boolean {
  return text !== text.toLowerCase();
}
