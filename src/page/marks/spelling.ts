import { isHelped } from '@/page/fields';
import type { Mistake } from '@/spell/mistake';
import { AutoCorrect } from './auto-correct';
import { Card } from './card';
import { proposals } from './changes';
import type { SpellingDesk } from './desk';
import type { FieldText } from './field-text';
import { type Cause, Flags } from './flags';
import { type Mark, marksInSight } from './in-sight';
import { Preview } from './preview';
import { Replacing } from './replacing';
import { meaningOf } from './spelling-keys';
import { nearest, type Span, touches } from './words';

/** How long a field without the focus may show underlines of what it no longer holds, in ms. */
const RESTING_MS = 200;
/** How far in px a word may move while its card is open. */
const STILL = 2;

/** Underlines the mistakes of one field and corrects them, until it is ended. Without the focus, the underlines stay. */
export class Spelling {
  readonly #text: FieldText;
  readonly #desk: SpellingDesk;
  readonly #flags: Flags;
  readonly #card: Card;
  readonly #preview: Preview;
  readonly #auto: AutoCorrect | undefined;
  /** What is underlined now, with its place on the screen. */
  #painted: Mark[] = [];
  #opened: { span: Span; left: number; top: number } | undefined;
  readonly #replacing: Replacing;
  /** Whether an input method is composing what is not text yet. */
  #isComposing = false;
  #isEnded = false;
  /** Called after each change while the field does not have the focus; absent while it has it. */
  #onRestingChange: (() => void) | undefined;
  #redraw: ReturnType<typeof setTimeout> | undefined;
  #isFixAllWanted = false;

  constructor(text: FieldText, desk: SpellingDesk) {
    this.#text = text;
    this.#desk = desk;
    this.#flags = new Flags({
      answer: (paragraph) => desk.checker.answer(paragraph),
      isRight: (word) => desk.ownWords.isRight(word),
    });
    this.#card = new Card(desk.overlay);
    this.#preview = new Preview(desk.overlay);
    this.#replacing = new Replacing(text, () => this.look('other'));
    this.#auto = desk.refusedIn && new AutoCorrect(desk.refusedIn(text.element));
    this.look('other');
    text.watch(() => this.#drawn());
  }

  /** Whether a card or the preview is open, so that its keys are ours. */
  get isOpen(): boolean {
    return this.#card.isOpen || this.#preview.isOpen;
  }

  /** Whether a completion at the caret would stand in the way: something is open, or the caret is at a mistake. */
  get bars(): boolean {
    if (this.isOpen) return true;
    const caret = this.#caret();
    return caret !== null && this.#flags.flagged().some((mistake) => touches(mistake, { start: caret, end: caret }));
  }

  /** Whether there is, or may soon be, something underlined. */
  get isWorthKeeping(): boolean {
    return this.#flags.flagged().length > 0 || this.#flags.unknown().length > 0;
  }

  /** The field lost the focus: no word is being typed and no card is open. Calls back after each change from now on. */
  rest(onChange: () => void): void {
    this.close();
    this.#isComposing = false;
    this.#onRestingChange = onChange;
    this.look('other');
  }

  /** The field has the focus again. */
  wake(): void {
    this.#onRestingChange = undefined;
    this.look('other');
    this.follow();
    this.#ask();
  }

  /** Rests while an input method composes, which changes the field and is no text yet. */
  compose(isComposing: boolean): void {
    this.#isComposing = isComposing;
    if (isComposing) this.close();
    else this.look('typed');
  }

  /** Looks at the field after something happened to it; without a cause, after something that is not known to have. */
  look(cause?: Cause): void {
    if (this.#replacing.isOn || this.#isComposing) return;
    const text = isHelped(this.#text.element) ? this.#text.read() : '';
    const { isChanged, ask } = this.#flags.look(text, this.#caret(), cause);
    if (isChanged) this.close();
    if (ask) this.#ask();
    if (isChanged || ask) this.#paint();
  }

  /** Checks everything again: what is right may have changed. */
  refresh(): void {
    this.#flags.collect();
    this.#paint();
    this.#ask();
  }

  /** Follows the field after it moved or scrolled. */
  follow(): void {
    this.#text.follow();
    this.look(); // Another part of a long text may be seen now.
    this.#paint();
    if (!this.#opened || !this.#card.isOpen) return;
    const box = this.#text.range(this.#opened.span)?.getBoundingClientRect();
    const { left, top } = this.#opened;
    if (!box || Math.abs(box.left - left) > STILL || Math.abs(box.top - top) > STILL) this.close();
  }

  /** Opens the card where a mistake was clicked, and leaves the click to the page. */
  click({ clientX: x, clientY: y }: MouseEvent): void {
    const selected = this.#text.selection();
    if (!selected || selected.start !== selected.end) return;
    const hit = this.#painted.find(({ range }) =>
      [...range.getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom),
    );
    if (hit) this.#open(hit.mistake, false);
  }

  /** Does what a key press means here. Returns whether the key was ours. */
  press(event: KeyboardEvent): boolean {
    const meaning = meaningOf(event, { isCardOpen: this.#card.isOpen, isPreviewOpen: this.#preview.isOpen });
    if (meaning === 'erase') return this.#takeBack();
    if (meaning === null) return false;
    const list = this.#preview.isOpen ? this.#preview : this.#card;
    if (meaning === 'open') return this.openNearest();
    if (meaning === 'down') list.move(1);
    else if (meaning === 'up') list.move(-1);
    else if (meaning === 'toggle') this.#preview.toggle();
    else if (meaning === 'take' && this.#preview.isOpen) this.#preview.apply();
    else if (meaning === 'take') {
      if (this.#card.take()) return true;
      this.close(); // Nothing was chosen: the key is the page's.
      return false;
    } else {
      this.close();
      return meaning === 'close';
    }
    return true;
  }

  /** Opens the card of the mistake that is nearest to the caret. Returns whether there is one. */
  openNearest(): boolean {
    const mistake = nearest(this.#flags.flagged(), this.#caret() ?? this.#text.selection()?.end ?? 0);
    if (!mistake) return false;
    this.#text.reveal(mistake);
    this.#open(mistake, true);
    return true;
  }

  /** Shows all corrections of the field, as soon as all of it is checked. */
  fixAll(): void {
    this.#isFixAllWanted = true;
    if (this.#flags.unknown().length > 0) this.#ask();
    else this.#openPreview();
  }

  close(): void {
    this.#card.close();
    this.#preview.close();
    this.#opened = undefined;
  }

  /** Leaves nothing behind. */
  end(): void {
    this.#isEnded = true;
    this.close();
    this.#desk.checker.rest(this.#onAnswers);
    this.#painted = [];
    this.#desk.underlines.clear(this.#text.element);
    this.#text.end();
  }

  #caret(): number | null {
    if (this.#onRestingChange) return null;
    const selected = this.#text.selection();
    return selected && selected.start === selected.end ? selected.start : null;
  }

  /** Has what is not known checked, when the fields that come first are done. Returns whether there is anything. */
  check(): boolean {
    this.#flags.collect(); // Some of it may have been answered while another field asked.
    this.#paint();
    this.#want();
    return this.#flags.unknown().length > 0;
  }

  #ask(): void {
    if (!this.#onRestingChange || !this.#desk.current) this.#want(); // What is written comes first.
  }

  #want(): void {
    this.#desk.checker.want(this.#flags.unknown(), this.#flags.paragraphs, this.#onAnswers);
  }

  readonly #onAnswers = (): void => {
    this.#flags.collect();
    this.#correctFinished();
    this.#paint();
    if (this.#isFixAllWanted && this.#flags.unknown().length === 0) this.#openPreview();
    if (this.#flags.isOvertaken()) this.#ask();
    else if (this.#flags.unknown().length === 0) this.#desk.fields.checkResting();
  };

  /** The field was drawn anew, with or without a change of the text. */
  #drawn(): void {
    // What a page writes while nobody types there may come in many small parts.
    if (this.#onRestingChange) this.#redraw ??= setTimeout(() => this.#lookAgain(), RESTING_MS);
    else this.#lookAgain();
  }

  #lookAgain(): void {
    this.#redraw = undefined;
    if (this.#isEnded || this.#replacing.isOn || this.#isComposing) return;
    this.look();
    this.#paint();
  }

  /** Underlines what is flagged, where it can be seen. */
  #paint(): void {
    if (this.#isEnded) return;
    const { element, root } = this.#text;
    this.#painted = marksInSight(this.#text, this.#flags);
    this.#desk.underlines.paint(root, element, this.#painted);
    if (this.#onRestingChange) this.#onRestingChange();
    else if (this.#painted.length > 0 && this.bars) this.#desk.onShown();
  }

  #open(mistake: Mistake, isByKeys: boolean): void {
    const range = this.#text.range(mistake);
    const box = range && [...range.getClientRects()][0];
    if (!box) return;
    this.close();
    const { left, top } = range.getBoundingClientRect();
    this.#opened = { span: mistake, left, top };
    const { word } = mistake;
    this.#card.open(this.#text.element, mistake, box, {
      inAll: proposals(this.#flags.text, this.#flags.flagged()).length,
      isPart: this.#text.coverage === 'part',
      isByKeys,
      actions: {
        correct: (text) => void this.#replacing.make([{ ...mistake, text }]),
        ignore: () => this.#desk.ignore(word),
        addToDictionary: () => {
          this.#desk.ownWords.ignore(word); // At once; the dictionary is heard of a moment later.
          this.#desk.addWord(word);
          this.#desk.fields.refresh();
        },
        fixAll: () => this.fixAll(),
      },
    });
    this.#desk.onShown();
  }

  #openPreview(): void {
    this.#isFixAllWanted = false;
    this.close();
    const { element, coverage } = this.#text;
    const changes = proposals(this.#flags.text, this.#flags.flagged());
    this.#preview.open(element, changes, { coverage, onApply: (accepted) => void this.#replacing.make(accepted) });
    this.#desk.onShown();
  }

  /** Corrects the word that was just finished, where that is wanted and sure. */
  #correctFinished(): void {
    const change = this.#auto?.changeFor(this.#flags, this.#caret());
    if (!change || this.isOpen) return;
    const word = this.#flags.text.slice(change.start, change.end);
    if (this.#replacing.makeAtOnce(change)) this.#auto?.note(change, word, this.#flags.text, this.#caret());
  }

  /** Takes back what was corrected by the last key. Returns whether there was anything. */
  #takeBack(): boolean {
    const change = this.#auto?.takeBack(this.#text.read(), this.#caret());
    return change ? this.#replacing.makeAtOnce(change) : false;
  }
}
