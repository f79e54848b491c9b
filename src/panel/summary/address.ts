/** How many words at each end name a text that is longer than both. */
const END_WORDS = 6;

const encode = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');

/**
 * The address of a text in a page, as browsers understand it themselves: "#:~:text=first words,last words".
 * See https://wicg.github.io/scroll-to-text-fragment/.
 */
export function addressOf(url: string, text: string): string {
  const words = text.trim().split(/\s+/);
  const fragment =
    words.length <= 2 * END_WORDS
      ? encode(words.join(' '))
      : `${encode(words.slice(0, END_WORDS).join(' '))},${encode(words.slice(-END_WORDS).join(' '))}`;
  const [page, hash = ''] = url.split('#', 2);
  return `${page}#${hash.split(':~:')[0]}:~:text=${fragment}`;
}
