/**
 * A searchable text, as plain tables that can be cloned and stored.
 *
 *   tokens     … t17 t4 t9 │ t4 t2 │ t8 t8 t1 …      terms in reading order, stop words left out
 *   sentences  └───── 0 ───┴── 1 ──┘└── 2 ─…         runs of tokens
 *   passages   └──────── 0 ────────┘└── 1 ─…         runs of sentences
 */
export interface IndexTables {
  version: 1;
  /** The terms; a term's id is its place here. */
  terms: string[];
  /** The term of each token. */
  tokens: Uint32Array;
  /** For each term, where its places start in `positions`; one more for the end. */
  termStarts: Uint32Array;
  /** The places of the terms in `tokens`, ascending for each term. */
  positions: Uint32Array;
  /** First token of each sentence, and the number of tokens. */
  sentenceStarts: Uint32Array;
  /** Four numbers for each sentence: document, block, start and end in the block's text, in UTF-16 units. */
  sentencePlaces: Uint32Array;
  /** First sentence of each passage, and the number of sentences. */
  passageStarts: Uint32Array;
  /** The section of each passage. */
  passageSections: Uint32Array;
  /** Where the terms of each section's headings start in `sectionTerms`; one more for the end. */
  sectionStarts: Uint32Array;
  sectionTerms: Uint32Array;
}

/** Where each of so many terms occurs among tokens. */
export function positionsOf(tokens: Uint32Array, terms: number): Pick<IndexTables, 'termStarts' | 'positions'> {
  const termStarts = new Uint32Array(terms + 1);
  for (const id of tokens) termStarts[id + 1]!++;
  for (let id = 0; id < terms; id++) termStarts[id + 1]! += termStarts[id]!;
  const next = termStarts.slice();
  const positions = new Uint32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) positions[next[tokens[at]!]!++] = at;
  return { termStarts, positions };
}
