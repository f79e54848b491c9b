import { headingLevel, tagOf } from './tags';

/** What wikis and documentation put beside their headings: "[edit]", "¶". */
const BESIDE_HEADING = /(?:^|\s)(?:mw-editsection|headerlink|header-anchor|heading-anchor|anchorjs-link|hash-link)(?:\s|$)/;
const PERMALINK = /^[¶§#🔗]$/u;
/** "[12]", "[note 3]", "4", "*": what leads from a word to its note. */
const NOTE = /^(?:\[[^\][]{1,12}\]|\d{1,3}|[*†‡])$/;

/** Whether an element is no part of the sentence or heading it stands in: the number of a note, a link to edit or to the heading itself. */
export function isNoteMark(element: Element): boolean {
  const tag = tagOf(element);
  if (tag !== 'sup' && tag !== 'span' && tag !== 'a') return false;
  if (BESIDE_HEADING.test(element.getAttribute('class') ?? '') || element.getAttribute('role') === 'doc-noteref') return true;
  if (tag === 'sup') return element.classList.contains('reference') || isNote(element);
  return tag === 'a' && PERMALINK.test(said(element)) && isInHeading(element);
}

/** A raised number may be a power; the number of a note is a link within the page. */
function isNote(element: Element): boolean {
  const link = element.querySelector('a[href]');
  return link !== null && /#./.test(link.getAttribute('href')!) && NOTE.test(said(element));
}

function said(element: Element): string {
  return (element.textContent ?? '').trim();
}

function isInHeading(element: Element): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) if (headingLevel(at) !== undefined) return true;
  return false;
}
