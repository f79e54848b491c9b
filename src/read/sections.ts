/** The headings that what comes next stands under. */
export class Sections {
  #open: { text: string; level: number }[] = [];
  #path: string[] = [];

  /** Texts of the headings, outermost first. The same array until the next heading. */
  get path(): string[] {
    return this.#path;
  }

  /** Goes on under a heading; gives the path that the heading itself stands under. */
  enter(text: string, level: number): string[] {
    this.#open = this.#open.filter((heading) => heading.level < level);
    const above = this.#open.map((heading) => heading.text);
    this.#open.push({ text, level });
    this.#path = [...above, text];
    return above;
  }
}
