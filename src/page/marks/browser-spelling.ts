/** Fields whose attribute is ours at the moment. */
const quieted = new WeakSet<Element>();

/** Whether a page wants the spelling of a field to be checked; it says so the way it tells browsers. */
export function isSpelled(field: HTMLElement): boolean {
  return quieted.has(field) || field.spellcheck;
}

/** Keeps the browser from underlining a field too. Returns what gives the field back as it was. */
export function quietBrowser(field: HTMLElement): () => void {
  const old = field.getAttribute('spellcheck');
  field.setAttribute('spellcheck', 'false');
  quieted.add(field);
  return () => {
    quieted.delete(field);
    if (field.getAttribute('spellcheck') !== 'false') return; // The page has set it since.
    if (old === null) field.removeAttribute('spellcheck');
    else field.setAttribute('spellcheck', old);
  };
}
