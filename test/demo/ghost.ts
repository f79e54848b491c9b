import type { Inspector } from '../e2e/inspector';

/** What a ghost shows: nothing while it, or what it lies in, is not drawn. */
const SHOWN_TEXT = `function () { return this.getClientRects().length > 0 ? this.textContent : ''; }`;

/** The grey text that is shown in the page; '' while there is none. */
export async function readGhost(inspector: Inspector): Promise<string> {
  const ghosts = await inspector.nodes(({ nodeName, attributes }) => nodeName === 'SPAN' && attributes?.[1] === 'ghost');
  const texts = await Promise.all(ghosts.map((ghost) => inspector.call<string>(ghost, SHOWN_TEXT)));
  return texts.join('');
}
