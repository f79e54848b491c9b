import type { Mistake } from '@/spell/mistake';

/** The text with the first correction of each mistake in its place. */
export function corrected(text: string, mistakes: readonly Mistake[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, corrections } of mistakes) {
    result += text.slice(at, start) + (corrections[0] ?? text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}
