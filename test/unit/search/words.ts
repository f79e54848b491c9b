/** Numbers that look random, the same for a seed (Park and Miller 1988). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** A text of made-up words, some of them frequent, in sentences. */
export function madeUpText(next: (below: number) => number, words: number): string {
  const text: string[] = [];
  for (let i = 0; i < words; i++) {
    const word = `zor${String.fromCharCode(97 + next(next(26) + 1))}${String.fromCharCode(97 + next(next(26) + 1))}`;
    text.push(text.length && text.at(-1)!.endsWith('.') ? `Z${word.slice(1)}` : word);
    if (next(9) === 0) text.push(`${text.pop()}.`);
  }
  return text.join(' ');
}
