/**
 * The site that `Settings.sitesOff` names for a page: the host with its port ("mail.example.org", "localhost:8080"),
 * "file:" for files of this computer, null where a page belongs to no site (about:, data:, chrome: …).
 * A frame belongs to the site of the page it is in.
 */
export function siteOf(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed.host;
  return parsed?.protocol === 'file:' ? 'file:' : null;
}
