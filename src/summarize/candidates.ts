import type { Block, Place, ReadDocument } from '@/read/document';
import { countWords } from '@/text/count-words';
import { sentenceBounds } from '@/text/sentence-bounds';
import { eachWord, termOf, termsOf } from '@/text/terms';
import { datelineLength, isBoilerplate, isPictureText } from './clean';
import { cueOf, isApparatus, isSumming } from './cues';
import { isDangling } from './dangling';
import { speechBounds } from './speech';
import { hasEnd } from './whole';

/** A sentence that a summary may take. */
export interface Candidate {
  text: string;
  place: Place;
  kind: Block['kind'];
  /** Index of its section in `Source.sections`. */
  section: number;
  /** How many candidates of its section stand before it. */
  rank: number;
  /** Whether the candidate before it is the sentence before it. */
  follows: boolean;
  /** How clearly it says what the text is about, 0 … 1. */
  cue: number;
  isDangling: boolean;
  /** So short, and without an end, that it is hardly a sentence. */
  isFragment: boolean;
  words: number;
  /** Its terms in order, stop words left out. */
  terms: string[];
}

/** A part of a document: what stands under one heading, or before the first. */
export interface Section {
  /** The terms of the headings over it, its own last. */
  terms: string[];
  /** Whether its heading says that it sums up. */
  sums: boolean;
  /** How many candidates it has. */
  size: number;
}

/** What a document has to summarise. */
export interface Source {
  candidates: Candidate[];
  sections: Section[];
  /** Words of all that was read as text: code, table rows and boilerplate are not. */
  words: number;
  /** Words of all blocks. */
  allWords: number;
}

/** Blocks that are read as sentences. */
const PROSE = new Set<Block['kind']>(['paragraph', 'item', 'quotation', 'caption']);
/** Fewer words say too little to stand alone. */
const LEAST_WORDS = 5;
/** With fewer, what does not end as a sentence does is the name of a thing. */
const FRAGMENT_WORDS = 9;

/** Finds the words and terms of texts, in order; a word that was seen is not stemmed again. */
class Reader {
  /** Whether the sentence before the next one is a candidate. */
  follows = false;
  readonly #terms = new Map<string, string>();

  read(text: string): { words: number; terms: string[] } {
    const terms: string[] = [];
    let words = 0;
    eachWord(text, (start, end) => {
      words++;
      const word = text.slice(start, end);
      let term = this.#terms.get(word);
      if (term === undefined) {
        term = termOf(word);
        this.#terms.set(word, term);
      }
      if (term) terms.push(term);
    });
    return { words, terms };
  }
}

/** Takes a document apart into sections and sentences, without what says nothing about its subject. Yields the source so far before each block. */
export function* readCandidates({ title, blocks }: ReadDocument): Generator<{ block: number; source: Source }, Source> {
  const reader = new Reader();
  const source: Source = { candidates: [], sections: [], words: 0, allWords: 0 };
  // What repeats the title says nothing new.
  const seen = new Set([termsOf(title).join(' ')]);
  let isAside = false;
  for (const [index, block] of blocks.entries()) {
    yield { block: index, source };
    source.allWords += countWords(block.text);
    if (block.kind === 'heading') {
      reader.follows = false;
      source.words += reader.read(block.text).words;
      const path = [...block.section, block.text];
      isAside = path.some(isApparatus);
      source.sections.push({
        terms: path.flatMap((heading) => reader.read(heading).terms),
        sums: isSumming(block.text),
        size: 0,
      });
    } else {
      if (source.sections.length === 0) source.sections.push({ terms: [], sums: false, size: 0 });
      if (PROSE.has(block.kind)) addSentences(source, reader, seen, block, index, isAside);
    }
  }
  return source;
}

function addSentences(source: Source, reader: Reader, seen: Set<string>, block: Block, index: number, isAside: boolean): void {
  const kind = isPictureText(block.text) ? 'caption' : block.kind;
  const bounds = block.kind === 'caption' ? speechBounds(block.text) : sentenceBounds(block.text);
  for (let i = 0; i < bounds.length; i += 2) {
    const place = withoutDateline(block.text, index, bounds[i]!, bounds[i + 1]!);
    const text = block.text.slice(place.start, place.end);
    if (isBoilerplate(text)) continue;
    const { words, terms } = reader.read(text);
    source.words += words;
    const print = terms.join(' ');
    // A caption that repeats the text, or a line that comes back in every post of a forum, counts once.
    if (isAside || words < LEAST_WORDS || terms.length === 0 || seen.has(print)) {
      reader.follows = false;
      continue;
    }
    seen.add(print);
    const section = source.sections.length - 1;
    const rank = source.sections[section]!.size++;
    const cue = cueOf(text);
    // A sentence that says what a paper is about may begin with "To this end".
    const leans = cue < 1 && isDangling(text);
    const { follows } = reader;
    const isFragment = block.startMs === undefined && words < FRAGMENT_WORDS && !hasEnd(text);
    source.candidates.push({ text, place, kind, section, rank, follows, cue, isDangling: leans, isFragment, words, terms });
    reader.follows = true;
  }
}

/** The place of a sentence, without a dateline before it. */
function withoutDateline(text: string, block: number, start: number, end: number): Place {
  return { block, start: start + datelineLength(text.slice(start, end)), end };
}
