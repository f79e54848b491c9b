/** Rows of a list, of which the arrow keys make one active. Ours is the look of it: the focus stays in the field. */
export class Choices {
  #active = -1;

  constructor(readonly rows: readonly HTMLElement[]) {
    rows.forEach((row, i) => {
      row.role = 'option';
      row.id = `option-${i}`;
    });
  }

  /** The index of the active row; -1 while there is none. */
  get active(): number {
    return this.#active;
  }

  /** Makes the next row active, or the one before, around the ends. Returns it. */
  move(step: 1 | -1): HTMLElement | undefined {
    const { length } = this.rows;
    if (length === 0) return undefined;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    return this.activate((from + step + length) % length);
  }

  activate(index: number): HTMLElement | undefined {
    this.#active = index;
    this.rows.forEach((row, i) => {
      row.toggleAttribute('data-active', i === index);
    });
    const row = this.rows[index];
    row?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return row;
  }

  /** The index of the row that an element is in; -1 for none. */
  indexOf(element: Element): number {
    return this.rows.findIndex((row) => row.contains(element));
  }
}
