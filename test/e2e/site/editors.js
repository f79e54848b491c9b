/* Small editors that work the way those of frameworks do. */

/** As React does: a tracker on the element's own `value` tells changes of the person from changes of the framework. */
function controlInput(input, output) {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  let tracked = '';
  let state = '';
  Object.defineProperty(input, 'value', {
    configurable: true,
    get() {
      return native.get.call(this);
    },
    set(value) {
      tracked = String(value);
      native.set.call(this, value);
    },
  });
  input.addEventListener('input', () => {
    const value = native.get.call(input);
    if (value !== tracked) {
      tracked = value;
      state = value;
      output.textContent = state;
    }
    queueMicrotask(() => {
      if (native.get.call(input) !== state) input.value = state;
    });
  });
}

function show(host, lines, caretLine, caretOffset) {
  host.replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement('p');
      if (line === '') paragraph.append(document.createElement('br'));
      else paragraph.append(document.createTextNode(line));
      return paragraph;
    }),
  );
  const paragraph = host.children[caretLine];
  if (host.contains(document.activeElement) || host === document.activeElement) {
    const text = paragraph.firstChild;
    getSelection().collapse(text instanceof Text ? text : paragraph, text instanceof Text ? caretOffset : 0);
  }
}

/** As ProseMirror does: lets the browser change the DOM, reads the change, and renders its own document anew. */
function renderAfterChanges(host) {
  const observer = new MutationObserver(() => {
    const { focusNode, focusOffset } = getSelection();
    const lines = host.children.length ? [...host.children].map((child) => child.textContent.replaceAll('\u00a0', ' ')) : [host.textContent];
    const at = [...host.children].findIndex((child) => child.contains(focusNode));
    observer.disconnect();
    show(host, lines, Math.max(0, at), focusOffset);
    observer.observe(host, { subtree: true, childList: true, characterData: true });
  });
  host.style.whiteSpace = 'pre-wrap';
  show(host, [''], 0, 0);
  observer.observe(host, { subtree: true, childList: true, characterData: true });
}

/**
 * As Slate and Lexical do: forbids the browser every change and makes its own, at once or a moment later. What is replaced is
 * what the event says, or what was selected when the page last heard of it.
 */
function handleBeforeInput(host, run) {
  let text = '';
  let selected = { start: 0, end: 0 };
  host.style.whiteSpace = 'pre-wrap';
  show(host, [''], 0, 0);
  document.addEventListener('selectionchange', () => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    if (!host.contains(focusNode)) return;
    const places = [anchorNode instanceof Text ? anchorOffset : 0, focusNode instanceof Text ? focusOffset : 0];
    selected = { start: Math.min(...places), end: Math.max(...places) };
  });
  host.addEventListener('beforeinput', (event) => {
    event.preventDefault();
    const { inputType, data } = event;
    let { start, end } = selected;
    run(() => {
      if (inputType === 'deleteContentBackward' && start === end) start = Math.max(0, start - 1);
      const added = inputType === 'insertText' ? data : '';
      text = text.slice(0, start) + added + text.slice(end);
      selected = { start: start + added.length, end: start + added.length };
      host.dataset.changes = String(Number(host.dataset.changes ?? 0) + 1);
      show(host, [text], 0, selected.start);
    });
  });
}
