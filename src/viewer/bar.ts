import type { PdfView } from './pdf-view';

/** The viewer's bar: what is shown, which page, how large, and a way to open another file. */
export class Bar {
  readonly #name = document.createElement('h1');
  readonly #pages = document.createElement('div');
  readonly #file = document.createElement('input');

  constructor(element: HTMLElement, onFile: (file: File) => void) {
    const open = document.createElement('label');
    open.className = 'button';
    this.#file.type = 'file';
    this.#file.accept = '.pdf,.txt,.md,.markdown,application/pdf,text/plain,text/markdown';
    this.#file.addEventListener('change', () => {
      const [file] = this.#file.files ?? [];
      if (file) onFile(file);
      this.#file.value = '';
    });
    open.append('Open a file', this.#file);
    this.#pages.className = 'pages';
    element.replaceChildren(this.#name, this.#pages, open);
  }

  showName(name: string): void {
    this.#name.textContent = name;
    document.title = name ? `${name} · Inkling` : 'Inkling viewer';
    this.#pages.replaceChildren();
  }

  /** Page navigation and zoom, until the document is closed. */
  showPages(view: PdfView, signal: AbortSignal): void {
    const number = document.createElement('input');
    Object.assign(number, { type: 'number', min: '1', max: String(view.pages), value: '1' });
    number.setAttribute('aria-label', 'Page');
    number.addEventListener('change', () => view.goTo(Number(number.value) || 1));
    const of = document.createElement('span');
    of.textContent = `of ${view.pages}`;
    const show = (): void => {
      if (document.activeElement !== number) number.value = String(view.current);
    };
    addEventListener('scroll', show, { passive: true, signal });
    this.#pages.replaceChildren(
      button('Previous page', '‹', () => view.goTo(view.current - 1)),
      number,
      of,
      button('Next page', '›', () => view.goTo(view.current + 1)),
      button('Smaller', '−', () => view.zoom(-1)),
      button('Larger', '+', () => view.zoom(1)),
      button('Fit the width', '↔', () => view.fit()),
    );
  }
}

function button(name: string, sign: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = sign;
  element.setAttribute('aria-label', name);
  element.title = name;
  element.addEventListener('click', act);
  return element;
}
