import type { Sentence } from '../eval/brown';

/** Items evenly spread over a list. */
export function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * step)]!);
}

/** What stands before the caret at each keystroke of the sentences, with whole sentences of the same file before, `room` characters or more. */
export function keystrokes(typed: Sentence[], sentences: Sentence[], room: number): string[] {
  const indexOf = new Map(sentences.map((sentence, i) => [sentence, i]));
  return typed.flatMap((sentence) => {
    let before = '';
    for (let i = indexOf.get(sentence)! - 1; i >= 0 && sentences[i]!.file === sentence.file && before.length < room; i--) {
      before = `${sentences[i]!.text} ${before}`;
    }
    return Array.from({ length: sentence.text.length }, (_, length) => before + sentence.text.slice(0, length));
  });
}
