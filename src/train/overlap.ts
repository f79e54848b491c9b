/** Words of an answer as SQuAD compares them: lower case, no punctuation, no articles. */
export function comparedWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}

/** F1 of two answers over their words: 1 for the same, 0 for nothing in common. */
export function overlap(answer: readonly string[], wanted: readonly string[]): number {
  const left = [...wanted];
  let same = 0;
  for (const word of answer) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    same++;
    left.splice(at, 1);
  }
  return same ? (2 * same) / (answer.length + wanted.length) : 0;
}

/** Whether a text holds one of the answers as a run of whole words. */
export function holdsAnswer(text: string, answers: readonly string[][]): boolean {
  const words = ` ${comparedWords(text).join(' ')} `;
  return answers.some((answer) => words.includes(` ${answer.join(' ')} `));
}

/** What overlap is raised to before it is learnt from: an answer that is half right is worth less than half. */
export const GAIN_POWER = 1.5;
