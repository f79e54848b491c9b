import { capitalise, isCapitalised, openingWord } from '@/text/case';
import { splitSentences } from '@/text/sentences';
import { straightenQuotes, tokenTexts } from '@/text/tokens';

/** What stands before the caret, as far as it tells the next word. */
export interface Context {
  /** Letters of the word at the caret that were typed; empty where a new word begins. */
  prefix: string;
  /** Tokens of the sentence before that word. */
  tokens: string[];
  /** Whether the word at the caret opens a sentence. */
  opens: boolean;
  /** Whether the writer leaves out the capital at a sentence's start. */
  isInformal: boolean;
  /** Whether a space must come before a new word: the text ends in a word or a mark. */
  needsSpace: boolean;
}

/** Longest piece of text that can hold what matters of the sentence. */
const REACH = 500;
const PREFIX = /[\p{L}\p{M}](?:'?[\p{L}\p{M}])*'?$/u;
/** What may stand right before a word: nothing, a space, or an opening mark. Not the rest of an address, a tag or a number. */
const BEFORE_WORD = /(?:^|\s|(?:^|[\s([{—–-])["'“‘]|[([{—–-])$/u;
const SENTENCE_OVER = /[.!?]["')\]]*\s+(["'([{]*)$/;
const ABBREVIATION_OVER =
  /(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|vs|No|Gen|Col|Lt|Rev|Sen|Gov|Capt|etc)|\b[A-Z]|\b(?:e\.g|i\.e))\.["')\]]*\s+["'([{]*$/;
const AFTER_MARK = /(?:[,;:.!?]["')\]]*|[\p{L}\p{N}]["')\]]+)$/u;

/** Reads the text before the caret; undefined where no word can be helped, as inside an address or a number. */
export function readContext(before: string): Context | undefined {
  const reach = before.length > REACH ? before.slice(-REACH) : before;
  const line = straightenQuotes(reach.slice(reach.lastIndexOf('\n') + 1));
  const prefix = PREFIX.exec(line)?.[0] ?? '';
  const rest = line.slice(0, line.length - prefix.length);
  if (prefix === "'" || !BEFORE_WORD.test(rest)) {
    if (prefix !== '' || !AFTER_MARK.test(rest)) return undefined;
  }
  const needsSpace = prefix === '' && !BEFORE_WORD.test(rest);
  const text = needsSpace ? `${rest} ` : rest;
  const wasCut = line.length === REACH;
  const over = ABBREVIATION_OVER.test(text) ? null : SENTENCE_OVER.exec(text);
  const isOver = over !== null || (text.trim() === '' && !wasCut);
  const sentences = splitSentences(text);
  const tokens = tokenTexts(isOver ? (over?.[1] ?? '') : (sentences.at(-1)?.text ?? ''));
  return {
    prefix,
    tokens,
    opens: isOver || openingOnly(tokens),
    isInformal: isInformal(sentences.map((s) => s.text)),
    needsSpace,
  };
}

function openingOnly(tokens: string[]): boolean {
  return openingWord([...tokens, 'a']) === tokens.length;
}

/** Sentences that begin in lower case, and none that begins with a capital. */
function isInformal(sentences: string[]): boolean {
  let lower = 0;
  for (const sentence of sentences) {
    const tokens = tokenTexts(sentence.slice(0, 60));
    const word = tokens[openingWord(tokens)];
    if (word === undefined || capitalise(word) === word.toLowerCase()) continue;
    if (isCapitalised(word)) return false;
    if (word === word.toLowerCase()) lower++;
  }
  return lower > 0;
}
