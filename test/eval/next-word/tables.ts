import { fraction, megabytes } from '../table';
import type { Section } from '../task';
import type { AuthorScore } from './author';
import { GATE_THRESHOLDS, type GateScore } from './gate';
import type { KeyTypeBenchScore } from './keytypebench';
import type { PerplexityScore } from './perplexity';
import { PUBLISHED_KEYTYPE, PUBLISHED_PERPLEXITY, PUBLISHED_SOURCE, type PublishedRow } from './published';
import { COVERAGES, type NextWordScore } from './score';
import type { TypingScore } from './typing';

export const OWN_SYSTEM = 'Inkling, built in';

/** One of our own engines on a set. */
export interface OwnRow {
  system: string;
  bytes: number;
  score: NextWordScore;
}

/** Our rows above what is published about the same set. The notes are about the first. */
export function nextWordSection(title: string, own: [OwnRow, ...OwnRow[]], published: PublishedRow[]): Section {
  const { score } = own[0];
  const { empty, quiet, precision } = score;
  return {
    title: `${title}: ${score.rows} words`,
    columns: ['system', 'MB', 'top-1', 'top-3', 'top-5', 'KS1', 'KS3', 'P@.36', 'from'],
    rows: [
      ...own.map(({ system, bytes, score: { top1, top3, top5, ks1, ks3, precision: sure } }) => [
        system,
        megabytes(bytes),
        ...[top1, top3, top5, ks1, ks3, sure['0.36']].map((value) => fraction(value)),
        'this run',
      ]),
      ...published.map(({ system, megabytes: size, top1, top3, ks1, ks3, precision: sure }) => [
        system,
        size === undefined ? '-' : size.toFixed(1),
        ...[top1, top3, undefined, ks1, ks3].map((value) => fraction(value)),
        fraction(sure, 2),
        PUBLISHED_SOURCE,
      ]),
    ],
    notes: [
      `precision at coverage ${COVERAGES.map((coverage) => `${fraction(coverage, 2)}: ${fraction(precision[coverage])}`).join(', ')}`,
      ...(empty.rows < score.rows
        ? [
            `no letter typed (${empty.rows}): top-1 ${fraction(empty.top1)}, top-3 ${fraction(empty.top3)}, top-5 ${fraction(empty.top5)}`,
          ]
        : []),
      ...(quiet.rows
        ? [`rows that ask for silence, shown at that threshold (p ${fraction(score.threshold)}): ${quiet.shown} of ${quiet.rows}`]
        : []),
    ],
    figures: own.length === 1 ? score : { ...score, others: own.slice(1) },
  };
}

export function perplexitySection(name: string, score: PerplexityScore, bytes: number, published: boolean): Section {
  return {
    title: `Perplexity of all of ${name}: ${score.sentences} sentences, ends counted`,
    columns: ['system', 'MB', 'without OOV', 'with OOV', 'from'],
    rows: [
      [OWN_SYSTEM, megabytes(bytes), score.perplexity.toFixed(1), score.perplexityWithOov.toFixed(1), 'this run'],
      ...(published ? PUBLISHED_PERPLEXITY : []).map(({ system, megabytes: size, withOov, withoutOov }) => [
        system,
        size.toFixed(1),
        String(withoutOov),
        String(withOov),
        PUBLISHED_SOURCE,
      ]),
    ],
    notes: [
      `${score.scored} words, marks and ends scored (${score.expected} by the public token rule), ${score.oov} unknown (${((100 * score.oov) / score.scored).toFixed(2)} %)`,
    ],
    figures: score,
  };
}

export function keyTypeBenchSection(name: string, scores: { part: string; score: KeyTypeBenchScore }[]): Section {
  return {
    title: `${name} by its own scoring of what the gate shows`,
    columns: ['rows', 'count', 'shown', 'precision', 'coverage', 'wrong shown', 'silence kept', 'quality'],
    rows: scores.map(({ part, score }) => [
      part,
      String(score.rows),
      String(score.shown),
      ...[
        score.precisionWhenShown,
        score.positiveCoverage,
        score.wrongShowRate,
        score.suppressionAccuracy,
        score.qualityScore,
      ].map((value) => fraction(value)),
    ]),
    notes: [
      'precision: right among shown; coverage: right among insert rows; wrong shown: among all rows; quality: 1 right, .3 silent on insert, 0 wrong',
      PUBLISHED_KEYTYPE,
    ],
    figures: scores,
  };
}

export function gateSection(name: string, scores: GateScore[]): Section {
  const cell = (value: number, coverage: number): string => (coverage ? fraction(value, 3) : '-');
  return {
    title: `The gate, on every letter of ${name}: coverage and precision from a probability on`,
    columns: ['from p', ...scores.flatMap(({ kind }) => [kind, 'precision'])],
    rows: [
      ...GATE_THRESHOLDS.map((threshold, i) => [
        `best word ${fraction(threshold, 2)}`,
        ...scores.flatMap(({ best }) => [fraction(best[i]!.coverage), cell(best[i]!.precision, best[i]!.coverage)]),
      ]),
      ...(scores[0]?.shown ?? []).flatMap(({ threshold }, i) => {
        const cells = scores.flatMap(({ shown }) => [
          fraction(shown[i]!.coverage),
          cell(shown[i]!.precision, shown[i]!.coverage),
        ]);
        const same = i > 0 && scores.every(({ shown }) => shown[i]!.coverage === shown[i - 1]!.coverage);
        return same ? [] : [[i ? `shown ${fraction(threshold, 2)}` : 'shown, all', ...cells]];
      }),
    ],
    notes: scores.map(
      ({ kind, places, firstWordPrecision, meanCharacters, rightCharactersPerPlace }) =>
        `${kind}: ${places} places; shown: first word right ${fraction(firstWordPrecision)}, ${meanCharacters.toFixed(1)} characters, ${rightCharactersPerPlace.toFixed(2)} right ones a place`,
    ),
    figures: scores,
  };
}

export function authorSection(files: string[], scores: AuthorScore[]): Section {
  return {
    title: `One author: second half of ${files.length} texts of essays and fiction, ${scores[0]?.score.rows ?? 0} words`,
    columns: ['what the engine knows', 'top-1', 'top-3', 'KS1', 'KS3'],
    rows: scores.map(({ name, score }) => [
      name,
      ...[score.top1, score.top3, score.ks1, score.ks3].map((value) => fraction(value)),
    ]),
    notes: [
      'each text is by one author and has about 2,000 words: no longer ones are at hand; learned by the personal model: the first half',
    ],
    figures: { files, scores },
  };
}

export function typingSection(name: string, score: TypingScore): Section {
  return {
    title: `Typing ${score.sentences} sentences of ${name} with what the gate shows: ${score.characters} characters`,
    columns: [
      'system',
      'keys',
      'saved',
      'coverage',
      'precision',
      'taken whole',
      'by the first word',
      'letters beside a wrong one',
    ],
    rows: [
      [
        OWN_SYSTEM,
        String(score.keystrokes),
        fraction(score.savings),
        fraction(score.coverage),
        fraction(score.precision),
        String(score.whole),
        String(score.firstWord),
        fraction(score.disturbed),
      ],
    ],
    notes: [
      'coverage: keys before which something was visible; precision: how much of that was right in its first word, counted at every key while it stays',
    ],
    figures: score,
  };
}
