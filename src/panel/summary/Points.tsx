import type { Place } from '@/read/document';
import type { SummaryPoint, SummaryStyle, WrittenPoint } from '@/summarize/summary';
import { addressOf } from './address';

export interface PointsProps {
  /** The address of the page. */
  url: string;
  points: WrittenPoint[];
  /** The number of a place. */
  numberOf: (from: SummaryPoint) => number;
  style: SummaryStyle;
  /** The place that is marked in the page. */
  shown?: Place | undefined;
  onShow: (place: Place, quote: string) => void;
}

const isSame = (a: Place, b: Place | undefined): boolean => a.block === b?.block && a.start === b.start && a.end === b.end;

/** A sentence of the page, which bears itself out. */
export function quoted(point: SummaryPoint): WrittenPoint {
  return { text: point.text, from: point };
}

/** The sentences of a summary, each a link to the place in the page that bears it out: as a list, as a paragraph, or one alone. */
export function Points({ url, points, numberOf, style, shown, onShow }: PointsProps) {
  const links = points.map(({ text, from }) => (
    <a
      key={text}
      class="point"
      href={addressOf(url, from.text)}
      aria-current={isSame(from.place, shown) ? 'location' : undefined}
      title={text === from.text ? 'Show in the page' : `Show in the page: “${from.text}”`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // The browser opens the address in a tab or window.
        event.preventDefault();
        onShow(from.place, from.text);
      }}
    >
      {text} <span class="chip">{numberOf(from)}</span>
    </a>
  ));
  if (style !== 'points') return <p class={`points-${style}`}>{links.flatMap((link) => [link, ' '])}</p>;
  return (
    <ol class="points">
      {links.map((link) => (
        <li key={link.key}>{link}</li>
      ))}
    </ol>
  );
}
