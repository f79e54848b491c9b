import type { Block, Place, ReadDocument } from '@/read/document';
import { splitSentences } from '@/text/sentences';
import { eachWord, termOf } from '@/text/terms';
import { datelineLength, isBoilerplate } from './clean';

/** A sentence that a summary may take. */
export interface Candidate {
  text: string;
  place: Place;
  /** Index of its section among the document's. */
  section: number;
  /** Index of its block among those with candidates. */
  paragraph: number;
  words: number;
  /** Its terms in order, stop words left out. */
  terms: string[];
}

/** What a document has to summarise. */
export interface Source {
  candidates: Candidate[];
  /** The terms of the headings over each section, its own last. */
  headings: string[][];
  words: number;
}

/** Blocks that are read as sentences; code and table rows are not. */
const PROSE = new Set<Block['kind']>(['paragraph', 'item', 'quotation', 'caption']);
/** Fewer words say too little to stand alone. */
const LEAST_WORDS = 5;

function countedWords(text: string): number {
  let count = 0;
  eachWord(text, () => count++);
  return count;
}

/** The terms of a text, stop words left out; words already seen are not stemmed again. */
function termsIn(text: string, known: Map<string, string>): string[] {
  const terms: string[] = [];
  eachWord(text, (start, end) => {
    const word = text.slice(start, end);
    let term = known.get(word);
    if (term === undefined) {
      term = termOf(word);
      known.set(word, term);
    }
    if (term) terms.push(term);
  });
  return terms;
}

/** Takes a document apart into sections and sentences, without what says nothing about its subject. Yields after each block. */
export function* readCandidates(document: ReadDocument): Generator<number, Source> {
  const known = new Map<string, string>();
  const source: Source = { candidates: [], headings: [], words: 0 };
  const seen = new Set<string>();
  let path: string[] = [];
  for (const [index, block] of document.blocks.entries()) {
    yield index;
    if (block.kind === 'heading') {
      source.words += countedWords(block.text);
      path = [...block.section, block.text];
      source.headings.push(path.flatMap((heading) => termsIn(heading, known)));
      continue;
    }
    if (!PROSE.has(block.kind)) continue;
    if (source.headings.length === 0) source.headings.push([]);
    const paragraph = (source.candidates.at(-1)?.paragraph ?? -1) + 1;
    for (const sentence of splitSentences(block.text)) {
      const place = trimmed(block.text, index, sentence.start, sentence.end);
      const text = block.text.slice(place.start, place.end);
      const words = countedWords(text);
      if (isBoilerplate(text)) continue;
      source.words += words;
      const terms = termsIn(text, known);
      const print = terms.join(' ');
      // A caption that repeats the text, or a line that comes back in every post of a forum, counts once.
      if (words < LEAST_WORDS || terms.length === 0 || seen.has(print)) continue;
      seen.add(print);
      source.candidates.push({ text, place, section: source.headings.length - 1, paragraph, words, terms });
    }
  }
  return source;
}

/** The run without white space around it and without a dateline before it. */
function trimmed(text: string, block: number, from: number, to: number): Place {
  const raw = text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = to - (raw.length - raw.trimEnd().length);
  return { block, start: start + datelineLength(text.slice(start, end)), end };
}
