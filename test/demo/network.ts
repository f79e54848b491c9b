import type { Page } from 'playwright-core';
import type { Requests } from '../e2e/requests';
import type { NetworkBlock } from '../offline';

/** Where Chromium asks for updates and the like on its own account, whatever is loaded into it. */
const CHROMIUM_OWN = /(^|\.)(google|googleapis|gvt1|gstatic)\.com(:\d+)?$/;

/** Prints that nothing was asked for on other computers; throws where something was, or where it would have gone unseen. */
export async function checkOffline(page: Page, requests: Requests, network: NetworkBlock): Promise<void> {
  const elsewhere = [...requests.leaving, ...network.refused.filter((host) => !CHROMIUM_OWN.test(host))];
  if (elsewhere.length > 0) throw new Error(`requests to other computers were made: ${elsewhere.join(', ')}`);
  // Shows that the check above can fail: a request of the page's own is refused, and seen on both sides.
  const answer = await page.evaluate(() => fetch('https://example.org/').then(String, () => 'refused'));
  if (answer !== 'refused' || !network.refused.includes('example.org:443') || requests.leaving.length !== 1) {
    throw new Error(`the network is not closed: a trial request to example.org was "${answer}"`);
  }
  console.log(
    `\nOffline: Inkling and the page made ${requests.staying.length} requests, all to this computer. ` +
      'A trial request to example.org was refused.',
  );
}
