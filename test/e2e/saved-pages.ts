import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hidingWays, withHidden } from '../eval/read/hidden';
import type { SavedPage } from '../eval/read/pages';

/** What else a saved page would fetch: it is named by these attributes and rules, and none of it is there. */
const FETCHED = /\b(src|srcset|poster|data|background|action|ping)(?=\s*=)/gi;
const ELEMENTS = /<(link|base|meta\s+http-equiv)\b/gi;
const RULES = /@import\b|url\((?!["']?data:)/gi;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The page as it was saved, but alone: it runs and fetches nothing. Sentences are hidden in it in every way there is. */
function alone({ html }: SavedPage): string {
  const quiet = html.replace(FETCHED, 'data-was-$1').replace(ELEMENTS, '<was-$1').replace(RULES, 'was(');
  return hidingWays.reduce((page, way) => withHidden(page, way) ?? page, quiet);
}

/** Serves saved pages on 127.0.0.1, each under its name. */
export async function serveSavedPages(pages: readonly SavedPage[]): Promise<{ address: string; close: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const page = pages.find(({ name }) => name === url.slice(1));
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
    response.end(page && alone(page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
