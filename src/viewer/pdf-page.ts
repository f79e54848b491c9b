import { type PDFPageProxy, type RenderTask, TextLayer } from 'pdfjs-dist';

/** One page of a PDF: drawn on a canvas, under its text, which can be selected and marked. Drawn when it comes near, let go when far. */
export class PdfPageView {
  readonly element = document.createElement('section');
  readonly #page: () => Promise<PDFPageProxy>;
  #scale: number;
  #drawn: Promise<HTMLElement[]> | undefined;
  /** The elements of its text while it is drawn. */
  shown: HTMLElement[] | undefined;
  #task: RenderTask | undefined;
  #canvas: HTMLCanvasElement | undefined;

  constructor(number: number, page: () => Promise<PDFPageProxy>, size: { width: number; height: number }, scale: number) {
    this.#page = page;
    this.#scale = scale;
    this.element.className = 'page';
    this.element.setAttribute('aria-label', `Page ${number}`);
    this.resize(size, scale);
  }

  /** Takes the size of the page, in points, and how large a point is shown. */
  resize({ width, height }: { width: number; height: number }, scale: number): void {
    this.#scale = scale;
    this.element.style.setProperty('--total-scale-factor', String(scale));
    this.element.style.width = `${Math.floor(width * scale)}px`;
    this.element.style.height = `${Math.floor(height * scale)}px`;
    this.release();
  }

  /** Draws the page, if it is not drawn; gives the elements of its text, numbered as the reader numbers the page's pieces. */
  draw(): Promise<HTMLElement[]> {
    this.#drawn ??= this.#draw().catch((reason) => {
      this.#drawn = undefined;
      throw reason;
    });
    return this.#drawn;
  }

  /** Frees the picture, which takes most of the memory, and the text with it. */
  release(): void {
    this.#task?.cancel();
    this.#task = undefined;
    if (this.#canvas) this.#canvas.width = this.#canvas.height = 0;
    this.#canvas = undefined;
    this.#drawn = undefined;
    this.shown = undefined;
    this.element.replaceChildren();
  }

  async #draw(): Promise<HTMLElement[]> {
    const page = await this.#page();
    const viewport = page.getViewport({ scale: this.#scale });
    this.element.style.width = `${Math.floor(viewport.width)}px`;
    this.element.style.height = `${Math.floor(viewport.height)}px`;
    const canvas = document.createElement('canvas');
    const text = document.createElement('div');
    text.className = 'text';
    this.#canvas = canvas;
    this.element.replaceChildren(canvas, text);
    canvas.width = Math.floor(viewport.width * devicePixelRatio);
    canvas.height = Math.floor(viewport.height * devicePixelRatio);
    const task = page.render({ canvas, viewport, transform: [devicePixelRatio, 0, 0, devicePixelRatio, 0, 0] });
    this.#task = task;
    // A page that scrolled away while it was drawn is no failure.
    task.promise.catch(() => {});
    const layer = new TextLayer({ textContentSource: await page.getTextContent(), container: text, viewport });
    await layer.render();
    // It may have been let go meanwhile.
    if (text.isConnected) this.shown = layer.textDivs;
    return layer.textDivs;
  }
}
