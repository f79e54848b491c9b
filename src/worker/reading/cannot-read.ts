/** A tab that cannot be read; the message says why and what the person can do. */
export class CannotRead extends Error {
  override name = 'CannotRead';
}

const BROWSER_PAGE = /^(?:chrome|edge|about|brave|opera|vivaldi|devtools|chrome-search|view-source|chrome-untrusted):/;
const STORE =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons)(?:\/|$)/;

/** Why the page at an address cannot be read, in words for a person; undefined where it should be possible. */
export function whyUnreadable(url: string): string | undefined {
  if (url === '' || url === 'about:blank' || BROWSER_PAGE.test(url)) {
    return 'This is a page of the browser itself, which extensions cannot read. Open a web page, then try again.';
  }
  if (STORE.test(url)) return 'The browser lets no extension read its store. Open another page, then try again.';
  if (url.startsWith('chrome-extension:')) return 'Pages of other extensions cannot be read. Open a web page, then try again.';
  if (url.startsWith('file:')) {
    return 'To read files from your disk, switch on "Allow access to file URLs" for Inkling at chrome://extensions, then reload this page. A PDF can also be dropped on Inkling\'s viewer.';
  }
  return undefined;
}
