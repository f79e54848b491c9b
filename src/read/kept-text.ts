import { countWords } from '@/text/count-words';
import { mainText } from './main-text';
import type { Seen } from './seen';
import { tagOf } from './tags';
import { wholeText } from './whole-text';

/** An article must hold this share of the words outside links, or it is not what the page is about: one post of many, say. */
const SHARE = 0.35;
/** Under an article of so many words stand comments, which may be longer than it. */
const LONG = 400;
const SHARE_OF_LONG = 0.2;

/** The text that a page is about: its article, or all it says where no article makes up enough of it. */
export function keptText(seen: Seen, live: Document, blank: Document): Set<Text> {
  const article = mainText(seen, live, blank);
  const whole = wholeText(seen);
  const words = plainWords(article);
  const isEnough = words >= (words >= LONG ? SHARE_OF_LONG : SHARE) * plainWords(whole);
  return isEnough && article.size > 0 ? withoutAround(article, whole) : whole;
}

/** An article of which the most stands around the page was chosen for want of a better one. */
const MOST_AROUND = 0.5;

/** Takes navigation and the like out of an article that holds some; keeps it where that would leave too little. */
function withoutAround(article: Set<Text>, whole: Set<Text>): Set<Text> {
  const inside = new Set([...article].filter((text) => whole.has(text)));
  return plainWords(inside) >= MOST_AROUND * plainWords(article) ? inside : article;
}

/** How many words stand outside links. */
function plainWords(texts: Set<Text>): number {
  let count = 0;
  for (const text of texts) {
    if (!isInLink(text)) count += countWords(text.data);
  }
  return count;
}

function isInLink(text: Text): boolean {
  for (let element = text.parentElement; element; element = element.parentElement) if (tagOf(element) === 'a') return true;
  return false;
}
