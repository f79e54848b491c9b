import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PdfPageView } from './pdf-page';

/** How far from the screen pages are drawn, and from how far they are kept. */
const NEAR = '100% 0px';
const FAR = '600% 0px';
const SIDE_PX = 48;
const [SMALLEST, LARGEST] = [0.4, 5];
const ZOOM_STEP = 1.2;
const WIDEST = 1.6;

/** All pages of a PDF, one under the other. */
export class PdfView {
  readonly #pdf: PDFDocumentProxy;
  readonly #stage: HTMLElement;
  readonly #pages: PdfPageView[] = [];
  #size: { width: number; height: number };
  #scale = 1;
  /** Set while no one has zoomed: the width of the window decides. */
  #isFitted = true;

  private constructor(pdf: PDFDocumentProxy, stage: HTMLElement, size: { width: number; height: number }) {
    this.#pdf = pdf;
    this.#stage = stage;
    this.#size = size;
  }

  static async show(pdf: PDFDocumentProxy, stage: HTMLElement, signal: AbortSignal): Promise<PdfView> {
    const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
    signal.throwIfAborted();
    const view = new PdfView(pdf, stage, { width: first.width, height: first.height });
    view.#lay(signal);
    return view;
  }

  get pages(): number {
    return this.#pages.length;
  }

  /** The page that most of the screen shows, from 1. */
  get current(): number {
    const middle = innerHeight / 2;
    const at = this.#pages.findIndex(({ element }) => element.getBoundingClientRect().bottom > middle);
    return (at < 0 ? this.#pages.length - 1 : at) + 1;
  }

  goTo(number: number): void {
    this.#pages[Math.min(this.pages, Math.max(1, number)) - 1]?.element.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  zoom(steps: number): void {
    this.#isFitted = false;
    this.#setScale(this.#scale * ZOOM_STEP ** steps);
  }

  fit(): void {
    this.#isFitted = true;
    this.#setScale(this.#fitting());
  }

  /** The text of a piece in its page, drawn for it. */
  async textOf(page: number, item: number): Promise<Text | undefined> {
    const view = this.#pages[page - 1];
    const node = (await view?.draw())?.[item]?.firstChild;
    return node?.nodeType === Node.TEXT_NODE ? (node as Text) : undefined;
  }

  /** The same, of a page that is drawn. */
  shownText(page: number, item: number): Text | undefined {
    const node = this.#pages[page - 1]?.shown?.[item]?.firstChild;
    return node?.nodeType === Node.TEXT_NODE ? (node as Text) : undefined;
  }

  #lay(signal: AbortSignal): void {
    this.#scale = this.#fitting();
    for (let number = 1; number <= this.#pdf.numPages; number++) {
      this.#pages.push(new PdfPageView(number, () => this.#pdf.getPage(number), this.#size, this.#scale));
    }
    this.#stage.replaceChildren(...this.#pages.map(({ element }) => element));
    const byElement = new Map(this.#pages.map((page) => [page.element as Element, page]));
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting)
            byElement
              .get(target)
              ?.draw()
              .catch(() => {});
      },
      { rootMargin: NEAR },
    );
    const far = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (!isIntersecting) byElement.get(target)?.release();
      },
      { rootMargin: FAR },
    );
    for (const { element } of this.#pages) {
      near.observe(element);
      far.observe(element);
    }
    const resize = (): void => {
      if (this.#isFitted) this.#setScale(this.#fitting());
    };
    addEventListener('resize', resize, { signal });
    signal.addEventListener('abort', () => {
      near.disconnect();
      far.disconnect();
      for (const page of this.#pages) page.release();
    });
  }

  #fitting(): number {
    return Math.min(WIDEST, (this.#stage.clientWidth - SIDE_PX) / this.#size.width);
  }

  #setScale(scale: number): void {
    const wanted = Math.min(LARGEST, Math.max(SMALLEST, scale));
    if (wanted === this.#scale) return;
    this.#scale = wanted;
    const { current } = this;
    for (const page of this.#pages) page.resize(this.#size, wanted);
    this.goTo(current);
    // What is on the screen was on it before, so no observer says that it came near.
    for (const page of this.#pages.slice(current - 1, current + 2)) page.draw().catch(() => {});
  }
}
