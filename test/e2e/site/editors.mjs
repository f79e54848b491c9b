/* The editors of other people, each as its own documents set it up. `models` tells the text that each of them keeps, a line a paragraph. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { basicSetup, EditorView as CodeView } from 'codemirror';
import { $createParagraphNode, $getRoot, createEditor } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import Quill from 'quill';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor as createSlate, Node } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';

globalThis.models = { plain: plain(), prosemirror: proseMirror(), lexical: lexical(), slate: slate(), quill: quill(), react: react(), codemirror: codeMirror() };

function part(name) {
  return document.querySelector(`#${name}`);
}

function plain() {
  return () => [...part('plain').firstElementChild.children].map(({ textContent }) => textContent).join('\n');
}

function proseMirror() {
  const keys = keymap({ 'Mod-z': undo, 'Mod-Shift-z': redo });
  const state = EditorState.create({ schema, plugins: [history(), keys, keymap(baseKeymap)] });
  const view = new EditorView(part('prosemirror'), { state });
  return () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n');
}

function lexical() {
  const editor = createEditor({ namespace: 'test', onError: (error) => { throw error; } });
  editor.setRootElement(part('lexical').firstElementChild);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.update(() => $getRoot().append($createParagraphNode()));
  return () => editor.getEditorState().read(() => $getRoot().getTextContent().replaceAll('\n\n', '\n'));
}

function slate() {
  const editor = withHistory(withReact(createSlate()));
  const Field = () => {
    const [first] = useState([{ type: 'paragraph', children: [{ text: '' }] }]);
    const renderElement = ({ attributes, children }) => createElement('p', attributes, children);
    return createElement(Slate, { editor, initialValue: first }, createElement(Editable, { renderElement }));
  };
  createRoot(part('slate')).render(createElement(Field));
  return () => editor.children.map((node) => Node.string(node)).join('\n');
}

function quill() {
  const editor = new Quill(part('quill').appendChild(document.createElement('div')));
  // It takes all changes of a second for one step.
  const endStep = () => editor.history.cutoff();
  return Object.assign(() => editor.getText().slice(0, -1), { endStep });
}

function react() {
  let state = '';
  const Field = () => {
    const [value, setValue] = useState('');
    state = value;
    return createElement('textarea', { value, onChange: ({ target }) => setValue(target.value) });
  };
  createRoot(part('react')).render(createElement(Field));
  return () => state;
}

function codeMirror() {
  const view = new CodeView({ parent: part('codemirror'), extensions: [basicSetup] });
  return () => view.state.doc.toString();
}
