import { headingLevel, tagOf } from './tags';

const AROUND = new Set(['nav', 'menu']);
const AROUND_ROLES = new Set(
  'alert banner complementary contentinfo menu menubar navigation search tablist toolbar tooltip'.split(' '),
);
const DIALOG_ROLES = new Set(['alertdialog', 'dialog']);
/** Names of questions about cookies, also those that the makers of such questions give. */
const CONSENT = new RegExp(
  'cookie[\\w-]*(?:consent|banner|notice|bar|law|popup|modal|overlay|message|alert|dialog|wall|prompt|policy)|' +
    '(?:^|[\\s_-])(?:consent|gdpr|ccpa)(?:$|[\\s_-])|' +
    'onetrust|cookiebot|didomi|usercentrics|qc-cmp|truste|sp_message|cmpbox|iubenda',
  'i',
);
const ADVERTISEMENT = /(?:^|[\s_-])(?:ads?|advert\w*|sponsored|promoted)(?:$|[\s_-])/i;
const AROUND_NAMES = /(?:^|[\s_-])(?:breadcrumbs?|share|sharing|social|skip-?link|pagination|pager)(?:$|[\s_-])/i;

/** Whether an element lies over the page and asks something first: whether cookies are welcome, for a newsletter. */
export function isInTheWay(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === 'main' || tag === 'body' || tag === 'html' || tag === 'article') return false;
  if (tag === 'dialog' || DIALOG_ROLES.has(element.getAttribute('role') ?? '')) return true;
  return CONSENT.test(namesOf(element));
}

/** Whether an element stands around what a page is about: navigation, banners, advertisements, buttons. */
export function isAround(element: Element, isInArticle: boolean): boolean {
  const tag = tagOf(element);
  const role = element.getAttribute('role');
  if (role === 'main' || tag === 'main' || tag === 'body' || tag === 'html') return false;
  if (AROUND.has(tag) || (role && AROUND_ROLES.has(role))) return true;
  if (tag === 'button' || role === 'button') return !isInHeading(element);
  // The header of an article holds its title; the header of a page its menu.
  if (!isInArticle && (tag === 'footer' || tag === 'aside' || (tag === 'header' && !element.querySelector('h1')))) return true;
  const names = namesOf(element);
  return ADVERTISEMENT.test(names) || AROUND_NAMES.test(names);
}

function namesOf(element: Element): string {
  return `${element.id} ${element.getAttribute('class') ?? ''}`;
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
