import type { Block, ReadDocument } from '@/read/document';
import type { SearchIndex } from '@/search/search-index';
import { termsOf } from '@/text/terms';
import { ask } from './ask';

const QUESTION = /^(?:who|whom|whose|when|where|why|how|what|which|is|are|was|were|do|does|did|can|could|should|will)\b.*\?$/i;
/** Headings of parts of a page that are about something else, or about the page itself. */
const ASIDE =
  /^(?:see also|references|notes|footnotes|sources|further reading|external links|bibliography|contents|comments|related\b.*|share\b.*|about|contact|sign up|subscribe|introduction|overview|summary|conclusions?|abstract)$/i;
const MOST_WORDS = 8;
/** A section with fewer words under it says too little to be asked about. */
const LEAST_WORDS = 30;

/**
 * Questions that a document can be asked, from its headings: those that are questions as they are, the others as what is said about
 * them. Only questions that it answers are suggested, evenly from its whole length.
 */
export function suggestQuestions(document: ReadDocument, index: SearchIndex, count = 3): string[] {
  const headings = document.blocks.filter((block, i) => isWorthAsking(document, block, i));
  const questions = new Map(headings.map(({ text }) => [text.toLowerCase(), questionOf(text, document)]));
  const answered = [...questions.values()].filter((question) => ask({ question, documents: [document], index }).answer !== null);
  const step = Math.max(1, answered.length / count);
  return Array.from({ length: Math.min(count, answered.length) }, (_, i) => answered[Math.floor(i * step)]!);
}

function isWorthAsking({ title, blocks }: ReadDocument, { kind, text }: Block, at: number): boolean {
  if (kind !== 'heading' || ASIDE.test(text.trim()) || text.split(' ').length > MOST_WORDS) return false;
  if (text.trim().toLowerCase() === title.trim().toLowerCase() || termsOf(text).length === 0) return false;
  let words = 0;
  for (let i = at + 1; i < blocks.length && blocks[i]!.kind !== 'heading'; i++) words += blocks[i]!.text.split(' ').length;
  return words >= LEAST_WORDS;
}

function questionOf(heading: string, { source }: ReadDocument): string {
  const text = heading.replace(/^\s*[\d.]+\s+|\[[^\]]*\]\s*$/g, '').trim();
  if (QUESTION.test(text)) return text;
  const where = source === 'captions' ? 'video' : source === 'selection' ? 'selection' : source === 'page' ? 'page' : 'document';
  return `What does the ${where} say about “${text}”?`;
}
