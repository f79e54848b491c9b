/** The host that models come from unless the person names another. */
export const DEFAULT_HOST = 'https://huggingface.co/';

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The address of a host as it is kept, "http://localhost:8080/"; undefined where it is none that requests may go to. */
export function normaliseHost(address: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === '') return DEFAULT_HOST;
  const text = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isLocal = LOCAL_NAMES.has(url.hostname) && (url.protocol === 'http:' || url.protocol === 'https:');
  if (!isLocal && url.origin !== new URL(DEFAULT_HOST).origin) return undefined;
  return `${url.origin}${url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`}`;
}
