/** Saves a text as a file where the browser saves downloads. */
export function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

const LONGEST_CHARACTERS = 60;

/** A name for a file from a title: letters, digits and hyphens. */
export function fileName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, LONGEST_CHARACTERS)
    .replace(/^-+|-+$/g, '');
  return name || 'conversation';
}
