import type { Box } from '@/page/boxes';
import { make, type Overlay } from '@/page/overlay';
import type { Mistake } from '@/spell/mistake';
import { Choices } from './choices';
import { Panel } from './panel';

/** What can be done about a mistake. */
export interface CardActions {
  correct(correction: string): void;
  ignore(): void;
  addToDictionary(): void;
  fixAll(): void;
}

const MOST_CORRECTIONS = 5;

/** The card under a mistake: a list of corrections and of what else can be done. */
export class Card {
  readonly #panel: Panel;
  #choices = new Choices([]);
  #acts: (() => void)[] = [];

  constructor(overlay: Overlay) {
    this.#panel = new Panel(overlay, 'card');
  }

  get isOpen(): boolean {
    return this.#panel.isOpen;
  }

  /** Opens at the box of the word. `inAll`: mistakes that can be corrected together. `isPart`: they are those of a part of the field. */
  open(
    field: HTMLElement,
    { word, kind, corrections }: Mistake,
    place: Box,
    { inAll, isPart, isByKeys, actions }: { inAll: number; isPart: boolean; isByKeys: boolean; actions: CardActions },
  ): void {
    const shown = corrections.slice(0, MOST_CORRECTIONS);
    const list = make('div', 'list');
    list.role = 'listbox';
    list.ariaLabel = `“${word}”`;
    const note = make('div', 'note');
    note.textContent = shown.length === 0 ? 'No correction known' : kind === 'realword' ? 'Perhaps another word' : 'Spelling';
    const rows: HTMLElement[] = [];
    this.#acts = [];
    const add = (className: string, label: string, act: () => void): void => {
      const row = make('div', `row ${className}`);
      row.textContent = label;
      row.ariaSelected = 'false';
      rows.push(row);
      list.append(row);
      this.#acts.push(act);
    };
    shown.forEach((correction, i) => {
      add(i === 0 ? 'correction best' : 'correction', correction, () => actions.correct(correction));
    });
    if (shown.length > 0) list.append(make('div', 'rule'));
    add('', 'Ignore', actions.ignore);
    add('', 'Add to dictionary', actions.addToDictionary);
    if (inAll > 1) add('', isPart ? `Fix all ${inAll} in this part…` : `Fix all ${inAll}…`, actions.fixAll);

    this.#choices = new Choices(rows);
    this.#panel.open(field, [note, list], {
      onPick: (target) => this.#take(this.#choices.indexOf(target)),
      onLeave: () => this.close(),
    });
    this.#panel.placeAt(place);
    this.#panel.say(`“${word}”: ${note.textContent}. ${shown.length} corrections. Arrow keys choose, Escape closes.`);
    if (isByKeys) this.move(1);
  }

  /** Makes the next choice active, or the one before. */
  move(step: 1 | -1): void {
    const row = this.#choices.move(step);
    for (const other of this.#choices.rows) other.ariaSelected = String(other === row);
    if (row) this.#panel.say(`${row.textContent}, ${this.#choices.active + 1} of ${this.#choices.rows.length}`);
  }

  /** Does what is active. Returns whether anything was. */
  take(): boolean {
    return this.#take(this.#choices.active);
  }

  close(): void {
    this.#panel.close();
  }

  #take(index: number): boolean {
    const act = this.#acts[index];
    if (!act) return false;
    this.close();
    act();
    return true;
  }
}
