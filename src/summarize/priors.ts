import type { ReadDocument } from '@/read/document';
import type { Candidate, Source } from './candidates';
import { isBroken } from './whole';

/** What kinds of text tell their main points in different places. */
export type Genre = 'report' | 'abstract' | 'sections' | 'speech';

/** How much each reason counts beside centrality, which is 0 … 1. */
export interface Priors {
  /** At the start of the text, fading by `fade` a sentence. */
  start: number;
  fade: number;
  /** At the start of its section, fading by a third a sentence. */
  sectionStart: number;
  /** Words of the title, of the headings over it. */
  title: number;
  heading: number;
  /** A phrase that says what the text is about. */
  cue: number;
  /** Taken off for each one of the same section that was taken. */
  crowding: number;
}

/**
 * Reports (news) put the main thing first. Abstracts of papers open with the field and say in the middle what is new, with set
 * phrases. Long pages are told by their sections: the first sentence of a section says what it holds, and no section should be
 * left out for another's third point. Speech has no title sentence anywhere.
 *
 * Weights for reports were chosen on one half of 100 news articles, for abstracts on one half of 619 abstracts, from a few values
 * each in a region where the other half hardly changes; those of the other kinds by reasoning alone.
 */
export const PRIORS: Record<Genre, Priors> = {
  report: { start: 0.7, fade: 0.1, sectionStart: 0, title: 0.3, heading: 0, cue: 0, crowding: 0 },
  abstract: { start: 0.5, fade: 0.2, sectionStart: 0, title: 0.75, heading: 0, cue: 1, crowding: 0 },
  sections: { start: 0.4, fade: 0.2, sectionStart: 0.3, title: 0.3, heading: 0.3, cue: 0.2, crowding: 0.5 },
  speech: { start: 0, fade: 0.1, sectionStart: 0.2, title: 0.4, heading: 0.2, cue: 0.3, crowding: 0.1 },
};

const ABSTRACT_SENTENCES = 25;
const ABSTRACT_WORDS = 600;
const MANY_SECTIONS = 3;
/** A heading over a line or none (a price, a button) makes no section of its own. */
const SECTION_SENTENCES = 2;
/** Sentences beyond this length say more than one thing, and crowd out others; so many words more take off `LONG`. */
const LONG_WORDS = 30;
const LONG_STEP = 30;
const LONG = 0.3;
const QUOTED = 0.2;
const QUESTION = 0.4;
const ITEM = 0.1;
/** The beginning or the end is missing. */
const BROKEN = 0.5;
/** So short that it is the name of a thing rather than a sentence. */
const FRAGMENT = 1;
const PICTURE = 0.6;
const SUMS = 0.3;

/** What kind of text a document is. */
export function genreOf({ source }: ReadDocument, { candidates, sections, words }: Source): Genre {
  if (source === 'captions') return 'speech';
  if (sections.filter(({ size }) => size >= SECTION_SENTENCES).length >= MANY_SECTIONS) return 'sections';
  const isShort = candidates.length <= ABSTRACT_SENTENCES && words <= ABSTRACT_WORDS;
  const cues = isShort ? candidates.reduce((sum, { cue }) => sum + cue, 0) : 0;
  return cues >= 1 ? 'abstract' : 'report';
}

/** What a sentence is worth by its place and its words alone, whatever the others say. */
export function priorOf(candidate: Candidate, index: number, source: Source, genre: Genre): number {
  const { text, kind, rank, section, words } = candidate;
  const { start, fade, sectionStart, cue } = PRIORS[genre];
  let worth = start * Math.exp(-fade * index) + sectionStart * Math.exp(-rank / 3) + cue * candidate.cue;
  if (source.sections[section]!.sums) worth += SUMS;
  worth -= (LONG * Math.max(0, words - LONG_WORDS)) / LONG_STEP;
  if (/^["'“‘]|["'”’]$/.test(text)) worth -= QUOTED;
  if (/\?["'”’)]*$/.test(text)) worth -= QUESTION;
  if (kind === 'item') worth -= ITEM;
  else if (genre !== 'speech' && isBroken(text)) worth -= BROKEN;
  if (candidate.isFragment) worth -= FRAGMENT;
  if (kind === 'caption' && genre !== 'speech') worth -= PICTURE;
  return worth;
}
