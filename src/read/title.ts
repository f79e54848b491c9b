import { isText, type Seen } from './seen';
import { tagOf } from './tags';

/** A heading of fewer characters may be the name of the site. */
const SHORTEST = 8;

/** What a person would call a page: its title without the name of the site, else its first heading, else the end of its address. */
export function titleOf(page: Document, seen: Seen | null, url: string): string {
  const title = single(page.title);
  const headings = seen ? firstHeadings(seen) : [];
  const named = headings.find(
    (heading) => heading.length >= SHORTEST && (title.startsWith(heading) || title.endsWith(heading)) && heading !== title,
  );
  return named ?? (title || headings[0] || nameOf(url));
}

/** The visible texts of the headings of level 1. */
function firstHeadings(seen: Seen): string[] {
  const found: string[] = [];
  const walk = (at: Seen): void => {
    if (tagOf(at.element) === 'h1') found.push(single(textOf(at)));
    else for (const child of at.children) if (!isText(child)) walk(child);
  };
  walk(seen);
  return found.filter(Boolean);
}

function textOf(seen: Seen): string {
  return seen.children.map((child) => (isText(child) ? child.data : textOf(child))).join('');
}

function single(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    return decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? hostname);
  } catch {
    return url;
  }
}
