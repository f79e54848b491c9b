import { adopt, make, type Overlay, styleSheet } from './overlay';

const STYLE = `
  .clip { position: absolute; overflow: hidden; display: none; forced-color-adjust: none; user-select: none; }
  .sheet { position: absolute; visibility: hidden; margin: 0; padding: 0; transform-origin: 0 0; }
  .ghost { visibility: visible; opacity: 0.45; }
  .chip { position: absolute; display: none; opacity: 0.6; box-sizing: border-box; width: 26px; height: 14px;
    border: 1px solid; border-radius: 4px; font: 500 10px/12px system-ui, sans-serif; text-align: center; direction: ltr; }
  @media print { .clip { display: none !important; } }
`;

/** The elements that a ghost is drawn with, out of the accessibility tree. */
export class GhostLayer {
  /** The part of the page that may be drawn on. */
  readonly clip = make('div', 'clip');
  /** Text laid out as the field lays out its own: lead, marker, ghost, tail. */
  readonly sheet = make('div', 'sheet');
  readonly lead = document.createTextNode('');
  readonly marker = document.createElement('span');
  readonly ghost = make('span', 'ghost');
  readonly text = document.createTextNode('');
  readonly tail = document.createTextNode('');
  readonly chip = make('span', 'chip');

  constructor({ root }: Overlay) {
    adopt(root, styleSheet(STYLE));
    this.clip.ariaHidden = 'true';
    this.chip.textContent = 'Tab';
    this.ghost.append(this.text);
    this.sheet.append(this.lead, this.marker, this.ghost, this.tail);
    this.clip.append(this.sheet, this.chip);
    root.append(this.clip);
  }
}
