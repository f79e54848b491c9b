import type { Engine } from '@/engine/engine';
import type { KeyTypeRow } from './positions';

/**
 * KeyTypeBench by its own rules (docs/09-benchmark-datasets.md and KeyTypeBench's scorer in github.com/johnbean393/KeyType):
 * a text shown on an insert row is right when it is what is accepted, begins with it, or is a shorter beginning of it that ends
 * with a whole word; on a suppress row only silence is right. The reason for silence, which that product states and this one
 * does not, is not compared.
 */
export interface KeyTypeBenchScore {
  rows: number;
  shown: number;
  /** Right texts among those shown. */
  precisionWhenShown: number;
  /** Right texts among the insert rows. */
  positiveCoverage: number;
  /** Wrong texts among all rows. */
  wrongShowRate: number;
  /** Silence among the suppress rows. */
  suppressionAccuracy: number;
  /** Mean of 1 for what is right, .3 for silence on an insert row, 0 for what is wrong. */
  qualityScore: number;
}

const SILENCE_ON_INSERT = 0.3;

export function scoreKeyTypeBench(rows: KeyTypeRow[], engine: Engine): KeyTypeBenchScore {
  const count = { insert: 0, shown: 0, right: 0, silentInsert: 0, silentSuppress: 0 };
  for (const { context, expected } of rows) {
    const shown = engine.complete({ before: context.beforeCursor, after: context.afterCursor ?? '' }).shown?.text;
    const insert = expected.kind === 'insert';
    if (insert) count.insert++;
    if (shown === undefined) {
      if (insert) count.silentInsert++;
      else count.silentSuppress++;
      continue;
    }
    count.shown++;
    const accepted = [expected.modelTarget, ...(expected.shownAcceptable ?? [])].filter((text) => text !== undefined);
    if (insert && accepted.some((target) => isAccepted(shown, target))) count.right++;
  }
  const share = (part: number, whole: number): number => (whole ? part / whole : 0);
  return {
    rows: rows.length,
    shown: count.shown,
    precisionWhenShown: share(count.right, count.shown),
    positiveCoverage: share(count.right, count.insert),
    wrongShowRate: share(count.shown - count.right, rows.length),
    suppressionAccuracy: share(count.silentSuppress, rows.length - count.insert),
    qualityScore: share(count.right + count.silentSuppress + SILENCE_ON_INSERT * count.silentInsert, rows.length),
  };
}

/** Whether a shown text is right for an accepted one; white space at the ends and its amount do not count. */
export function isAccepted(shown: string, target: string): boolean {
  const own = canonical(shown);
  const wanted = canonical(target);
  return own === wanted || (wanted !== '' && own.startsWith(wanted)) || isShorterBeginning(own, wanted);
}

function isShorterBeginning(shown: string, target: string): boolean {
  if (!shown || shown.length >= target.length || !target.startsWith(shown)) return false;
  const last = Array.from(shown).at(-1)!;
  const next = Array.from(target.slice(shown.length))[0]!;
  const cut = /\s/u.test(last) || /\s/u.test(next) || isWordLike(last) !== isWordLike(next);
  return cut && isWordLike(Array.from(shown.replace(/[\s.,;:!?)\]}"']+$/u, '')).at(-1) ?? '');
}

function isWordLike(character: string): boolean {
  return /^[\p{L}\p{M}\p{N}_]$/u.test(character);
}

function canonical(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
