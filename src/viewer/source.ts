import { fileFromTab } from '@/read/pdf/tab-file';
import { Unreadable } from '@/read/unreadable';

/** What the viewer shows. */
export interface Source {
  name: string;
  /** Where it is from; of a file that was dropped, the viewer's own address with its name. */
  url: string;
  bytes(signal: AbortSignal): Promise<Uint8Array>;
}

/** What the viewer's own address asks for: `?url=…`; undefined where a file has to be dropped first. */
export function sourceOfAddress(address: string): Source | undefined {
  const url = new URL(address).searchParams.get('url');
  if (!url || !URL.canParse(url)) return undefined;
  return {
    name: nameOf(url),
    url,
    bytes: (signal) => (url.startsWith('file:') ? localFile(url, signal) : fileFromTab(url, signal)),
  };
}

/** A file that a person dropped or chose. */
export function sourceOfFile(file: File): Source {
  const address = new URL(location.href);
  address.search = new URLSearchParams({ file: file.name }).toString();
  return { name: file.name, url: address.href, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** Reads a file on this machine; `fetch` does not know such addresses. */
function localFile(url: string, signal: AbortSignal): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'arraybuffer';
    request.onload = () => resolve(new Uint8Array(request.response as ArrayBuffer));
    request.onerror = () =>
      reject(
        new Unreadable(
          'To read files from your disk, switch on "Allow access to file URLs" for Inkling at chrome://extensions, or drop the file here.',
        ),
      );
    signal.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason);
    });
    request.send();
  });
}

function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url);
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || hostname;
  } catch {
    return name || hostname;
  }
}
