import { headingLevel, tagOf } from './tags';

const AROUND = new Set(['nav', 'dialog', 'menu']);
const AROUND_ROLES = new Set(
  'alert alertdialog banner complementary contentinfo dialog menu menubar navigation search tablist toolbar tooltip'.split(' '),
);
const CONSENT = /cookie|consent|gdpr|onetrust|ccpa|didomi|usercentrics|quantcast|truste/i;
const ADVERTISEMENT = /(?:^|[\s_-])(?:ads?|advert\w*|sponsored|promoted)(?:$|[\s_-])/i;
const AROUND_NAMES = /(?:^|[\s_-])(?:breadcrumbs?|share|sharing|social|skip-?link|pagination|pager)(?:$|[\s_-])/i;

/** Whether an element stands around what a page is about: navigation, banners, cookie questions, advertisements, forms' buttons. */
export function isAround(element: Element, isInArticle: boolean): boolean {
  const tag = tagOf(element);
  const role = element.getAttribute('role');
  if (role === 'main' || tag === 'main' || tag === 'body' || tag === 'html') return false;
  if (AROUND.has(tag) || (role && AROUND_ROLES.has(role))) return true;
  if (tag === 'button' || role === 'button') return !isInHeading(element);
  // The header of an article holds its title; the header of a page its menu.
  if (!isInArticle && (tag === 'footer' || tag === 'aside' || (tag === 'header' && !element.querySelector('h1')))) return true;
  const names = `${element.id} ${element.getAttribute('class') ?? ''}`;
  return names.length > 1 && (CONSENT.test(names) || ADVERTISEMENT.test(names) || AROUND_NAMES.test(names));
}

/** The titles of parts that fold are often buttons. */
function isInHeading(element: Element): boolean {
  const parent = element.parentElement;
  return parent !== null && (headingLevel(parent) !== undefined || tagOf(parent) === 'dt' || tagOf(parent) === 'summary');
}

export function isArticle(element: Element): boolean {
  const tag = tagOf(element);
  return tag === 'article' || tag === 'main' || element.getAttribute('role') === 'main';
}
