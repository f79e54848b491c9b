/** One piece of text of a PDF, as the file draws it. Lengths are in points, from the top left corner of the page as it is shown. */
export interface Piece {
  /** Its page, from 1, and its number among the page's pieces: where it is found again in the text layer. */
  page: number;
  item: number;
  text: string;
  left: number;
  right: number;
  /** Where its letters stand on the line. */
  baseline: number;
  /** Height of its letters. */
  size: number;
}

/** A page with its pieces in the order in which the file draws them. */
export interface PdfPage {
  number: number;
  width: number;
  height: number;
  pieces: Piece[];
}
