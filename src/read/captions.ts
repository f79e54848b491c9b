import type { Block } from './document';

/** What is said in a video while it is shown, and from when to when, in ms. */
export interface Cue {
  startMs: number;
  endMs: number;
  text: string;
}

/** A pause that ends a paragraph. */
const PAUSE_MS = 4000;
/** A paragraph ends with the first sentence after so many characters, or at the end of a line after so many more. */
const FULL_CHARACTERS = 240;
const LONGEST_CHARACTERS = 600;
const ENDS_SENTENCE = /[.!?…。！？]["'”’)\]]*$/u;
/** Who speaks, at the start of a cue, and other changes of speaker. */
const SPEAKER = /^(?:>>|[-–—] |\p{Lu}[\p{Lu} .'-]{1,24}: )/u;

/**
 * Cues are cut where the screen is full, not where a sentence ends: puts them together to paragraphs that can be read, each with the
 * time at which it starts. Lines that scroll up, and so are said in two cues, are said once.
 */
export function captionBlocks(cues: readonly Cue[]): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let times: { at: number; ms: number }[] = [];
  let lastEndMs = 0;
  const end = (): void => {
    if (text) blocks.push({ kind: 'caption', text, section: [], startMs: times[0]!.ms, times });
    text = '';
    times = [];
  };
  for (const cue of [...cues].sort((one, other) => one.startMs - other.startMs)) {
    const said = withoutRepeat(text, plain(cue.text));
    if (!said) continue;
    const isBreak =
      cue.startMs - lastEndMs > PAUSE_MS ||
      SPEAKER.test(said) ||
      (text.length >= FULL_CHARACTERS && ENDS_SENTENCE.test(text)) ||
      text.length >= LONGEST_CHARACTERS;
    if (isBreak) end();
    if (text) text += ' ';
    times.push({ at: text.length, ms: cue.startMs });
    text += said;
    lastEndMs = Math.max(lastEndMs, cue.endMs);
  }
  end();
  return blocks;
}

/** The text of a cue without its marks (WebVTT tags, entities) and without what is heard and not said. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|quot|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\[[^\]]*\]|[♪♫]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"' };

/** What a cue says beyond the end of the text so far. A repeat of one word may be meant. */
function withoutRepeat(before: string, said: string): string {
  for (let length = Math.min(before.length, said.length); length > 0; length--) {
    const isWhole = length === said.length || said[length] === ' ';
    if (isWhole && said.slice(0, length).includes(' ') && before.endsWith(said.slice(0, length))) {
      return said.slice(length).trim();
    }
  }
  return said;
}
