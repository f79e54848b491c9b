import type { Completion } from '@/predict/complete';
import type { Change } from './typing';

/** What becomes of a shown completion when the field changes. */
export interface Outcome {
  /** What stays shown. */
  shown: Completion | null;
  /** `dismissed`: the person wrote something else; `fulfilled`: all of it was written. */
  verdict?: 'dismissed' | 'fulfilled';
}

/** Typing the head of a completion keeps its tail; anything else ends it. */
export function afterChange(shown: Completion | null, change: Change): Outcome {
  if (!shown || change.kind === 'same') return { shown };
  if (change.kind !== 'typed') return { shown: null };
  if (!shown.text.startsWith(change.text)) return { shown: null, verdict: 'dismissed' };
  const rest = shown.text.slice(change.text.length);
  return rest.trim() === '' ? { shown: null, verdict: 'fulfilled' } : { shown: { text: rest, p: shown.p } };
}

/** Whether a newer answer may take the place of what is shown: only one that goes on from it, so nothing jumps. */
export function mayReplace(shown: Completion | null, answer: Completion): boolean {
  return !shown || (answer.text.length > shown.text.length && answer.text.startsWith(shown.text));
}

/** The first word of a completion with the space before it. */
export function firstWord(text: string): string {
  return /^\s*\S+/.exec(text)?.[0] ?? text;
}
