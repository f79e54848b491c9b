import type { Place } from '@/read/document';
import type { SummaryPoint, SummaryStyle } from '@/summarize/summary';
import { addressOf } from './address';

interface PointsProps {
  /** The address of the page. */
  url: string;
  points: SummaryPoint[];
  style: SummaryStyle;
  /** The place that is marked in the page. */
  shown?: Place | undefined;
  onShow: (place: Place, quote: string) => void;
}

const isSame = (a: Place, b: Place | undefined): boolean => a.block === b?.block && a.start === b.start && a.end === b.end;

/** The sentences of a summary, each a link to its place in the page: as a list, as a paragraph, or one alone. */
export function Points({ url, points, style, shown, onShow }: PointsProps) {
  const links = points.map(({ text, place }, i) => (
    <a
      key={`${place.block}.${place.start}`}
      class="point"
      href={addressOf(url, text)}
      aria-current={isSame(place, shown) ? 'location' : undefined}
      title="Show in the page"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // The browser opens the address in a tab or window.
        event.preventDefault();
        onShow(place, text);
      }}
    >
      {text} <span class="chip">{i + 1}</span>
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
