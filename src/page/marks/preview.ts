import { make, type Overlay } from '@/page/overlay';
import type { Proposal } from './changes';
import { Choices } from './choices';
import type { Coverage } from './field-text';
import { Panel } from './panel';

/** Every correction of a field in its context, each accepted or not, to be made together. */
export class Preview {
  readonly #panel: Panel;
  #choices = new Choices([]);
  #proposals: readonly Proposal[] = [];
  #accepted: boolean[] = [];
  #apply = make('button', 'main');
  #onApply: (accepted: Proposal[]) => void = () => {};

  constructor(overlay: Overlay) {
    this.#panel = new Panel(overlay, 'preview');
  }

  get isOpen(): boolean {
    return this.#panel.isOpen;
  }

  /** `coverage`: how much of the field was checked. */
  open(
    field: HTMLElement,
    proposals: readonly Proposal[],
    { coverage, onApply }: { coverage: Coverage; onApply: (accepted: Proposal[]) => void },
  ): void {
    this.#proposals = proposals;
    this.#accepted = proposals.map(() => true);
    this.#onApply = onApply;
    const title = make('div', 'title');
    const nothing = coverage === 'none' ? 'This text is too long to be checked' : 'No mistakes found';
    title.textContent = proposals.length === 0 ? nothing : 'Fix all';
    const isPart = coverage === 'part';
    const note = make('div', 'part');
    note.textContent = isPart ? 'This text is long: only the part around what you see is checked.' : '';
    const list = make('div', 'list');
    list.role = 'listbox';
    list.ariaLabel = 'Corrections';
    list.ariaMultiSelectable = 'true';
    const rows = proposals.map(rowOf);
    list.append(...rows);
    this.#choices = new Choices(rows);

    const foot = make('div', 'foot');
    const keys = make('div', 'keys');
    keys.textContent = proposals.length === 0 ? '' : 'Space: in or out. Enter: fix. Esc: leave all.';
    const cancel = make('button', 'cancel');
    cancel.textContent = proposals.length === 0 ? 'Close' : 'Cancel';
    this.#apply = make('button', 'main');
    foot.append(keys, cancel, ...(proposals.length === 0 ? [] : [this.#apply]));
    this.#mark();

    this.#panel.open(field, [title, ...(isPart ? [note] : []), ...(proposals.length === 0 ? [] : [list]), foot], {
      onPick: (target) => {
        if (target === cancel) this.close();
        else if (target === this.#apply) this.apply();
        else this.#toggle(this.#choices.indexOf(target));
      },
      onLeave: () => this.close(),
    });
    this.#panel.placeInMiddle();
    const found = proposals.length === 0 ? nothing : `${proposals.length} corrections. ${keys.textContent}`;
    this.#panel.say(isPart ? `${found} ${note.textContent}` : found);
  }

  move(step: 1 | -1): void {
    const row = this.#choices.move(step);
    if (row) this.#panel.say(`${row.ariaLabel}, ${row.ariaSelected === 'true' ? 'in' : 'out'}`);
  }

  /** Accepts the active change, or leaves it out. */
  toggle(): void {
    this.#toggle(this.#choices.active);
  }

  /** Makes all changes that are accepted. */
  apply(): void {
    const accepted = this.#proposals.filter((_, i) => this.#accepted[i]);
    if (accepted.length === 0 && this.#proposals.length > 0) return;
    this.close();
    if (accepted.length > 0) this.#onApply(accepted);
  }

  close(): void {
    this.#panel.close();
  }

  #toggle(index: number): void {
    const row = this.#choices.rows[index];
    if (!row) return;
    this.#accepted[index] = !this.#accepted[index];
    this.#mark();
    this.#panel.say(row.ariaSelected === 'true' ? 'in' : 'out');
  }

  /** Shows what is accepted. */
  #mark(): void {
    this.#choices.rows.forEach((row, i) => {
      row.ariaSelected = String(this.#accepted[i]);
    });
    const count = this.#accepted.filter(Boolean).length;
    this.#apply.textContent = `Fix ${count}`;
    this.#apply.ariaDisabled = String(count === 0);
  }
}

function rowOf({ word, text, before, after }: Proposal): HTMLElement {
  const row = make('div', 'row');
  row.ariaLabel = `${word}: ${text}. ${before}${text}${after}`;
  const box = make('span', 'box');
  box.textContent = '✓';
  const context = make('span', 'context');
  const old = document.createElement('del');
  old.textContent = word;
  const now = document.createElement('ins');
  now.textContent = text;
  context.append(before, old, ' ', now, after);
  row.append(box, context);
  return row;
}
