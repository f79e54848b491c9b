import { isText, type Seen } from './seen';
import { tagOf } from './tags';

const ONLY_IN_LAYOUT = new Set('article blockquote form h1 h2 h3 h4 h5 h6 header main ol pre section table ul'.split(' '));
const ONLY_IN_DATA = new Set(['caption', 'colgroup', 'tfoot', 'th', 'thead']);
/** A cell of more characters is a part of a page rather than a value. */
const LONGEST_CELL = 400;

/** Whether a table holds values in rows, and does not merely lay a page out. */
export function isDataTable(table: Seen): boolean {
  if (table.element.getAttribute('role') === 'presentation') return false;
  let isLayout = false;
  let isData = false;
  let widest = 0;
  const walk = (seen: Seen): void => {
    for (const child of seen.children) {
      if (isText(child)) continue;
      const tag = tagOf(child.element);
      isLayout ||= ONLY_IN_LAYOUT.has(tag);
      isData ||= ONLY_IN_DATA.has(tag);
      if (tag === 'tr') widest = Math.max(widest, cellsOf(child).length);
      if (tag === 'td') isLayout ||= (child.element.textContent ?? '').length > LONGEST_CELL;
      walk(child);
    }
  };
  walk(table);
  return isData ? widest > 1 : !isLayout && widest > 1;
}

export function cellsOf(row: Seen): Seen[] {
  return row.children.filter((child): child is Seen => {
    if (isText(child)) return false;
    const tag = tagOf(child.element);
    return tag === 'td' || tag === 'th';
  });
}
