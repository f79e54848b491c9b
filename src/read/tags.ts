/** Elements that stand in a line of text; every other element starts and ends a block, where no computed style says otherwise. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark math mi mn mo mrow ms msub msup ' +
    'mtext nobr output picture q rp rt ruby s samp small slot span strike strong sub sup svg time tt u var wbr'
  ).split(' '),
);
/** Elements whose content is no text of the page. */
const WITHOUT_TEXT = new Set(
  (
    'annotation annotation-xml applet area audio base canvas datalist embed frame frameset head hr img input link map meta meter ' +
    'noscript object option param picture progress script select source style svg template textarea title track video'
  ).split(' '),
);
/** Elements without text that tell an article from a menu, so that they are kept in a copy. */
const MEDIA = new Set('audio canvas embed hr iframe img input object picture select source svg textarea video'.split(' '));

/** Lower case also in XHTML. */
export function tagOf(element: Element): string {
  return element.localName.toLowerCase();
}

export function isInlineTag(tag: string): boolean {
  return INLINE.has(tag);
}

export function hasText(tag: string): boolean {
  return !WITHOUT_TEXT.has(tag);
}

export function isMedia(tag: string): boolean {
  return MEDIA.has(tag);
}

/** 1 to 6 of a heading, also of one that only its role makes one. */
export function headingLevel(element: Element): number | undefined {
  const tag = tagOf(element);
  if (tag.length === 2 && tag[0] === 'h' && tag >= 'h1' && tag <= 'h6') return Number(tag[1]);
  if (element.getAttribute('role') !== 'heading') return undefined;
  const level = Number(element.getAttribute('aria-level') ?? 2);
  return level >= 1 && level <= 6 ? Math.floor(level) : 2;
}
