/** A part of a field's text that is checked by itself, and where it begins in UTF-16 units. */
export interface Piece {
  start: number;
  text: string;
}

/** A paragraph longer than this is cut, after a sentence where one ends past the least length. In UTF-16 units. */
const LEAST = 600;
const MOST = 1500;
const SENTENCE_END = /[.!?…]["'”’)\]]*\s+/g;

/**
 * The paragraphs of a text in order, the blank ones left out. Long ones are cut into pieces that begin at sentences, so that
 * one changed letter means one short piece to check again.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    while (end - start > MOST) {
      const cut = cutIn(text, start);
      pieces.push({ start, text: text.slice(start, cut) });
      start = cut;
    }
    pieces.push({ start, text: text.slice(start, end) });
    start = end + 1;
  }
  return pieces.filter((piece) => piece.text.trim() !== '');
}

/** Where to cut a long paragraph: after a sentence, else after a space, else where it is too long. */
function cutIn(text: string, start: number): number {
  const most = start + MOST;
  SENTENCE_END.lastIndex = start + LEAST;
  const match = SENTENCE_END.exec(text.slice(0, most));
  if (match) return match.index + match[0].length;
  const space = text.lastIndexOf(' ', most - 1) + 1;
  if (space > start + LEAST) return space;
  const isInPair = /[\ud800-\udbff]/.test(text[most - 1]!);
  return isInPair ? most - 1 : most;
}
