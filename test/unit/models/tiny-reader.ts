import { constant, FLOAT, INT64, node, onnxFile, value } from './onnx-file';

const WORDS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'when', '?', 'in', 'opened', ...'abcdefghij', '1894', '.'];
/** Their places are their ids. */
export const readerVocabulary = new Map(WORDS.map((word, id) => [word, id]));

/** A graph whose start is the id of each token, and whose end is that plus ten where the token is of the second text. */
export function readerGraph(): Uint8Array {
  const dims = ['batch', 'sequence'];
  return onnxFile({
    constants: [constant('ten', [1], Float32Array.from([10]))],
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => value(name, INT64, dims)),
    outputs: ['start_logits', 'end_logits'].map((name) => value(name, FLOAT, dims)),
    nodes: [
      node('Cast', ['input_ids'], 'start_logits', { to: FLOAT }),
      node('Cast', ['token_type_ids'], 'types', { to: FLOAT }),
      node('Mul', ['types', 'ten'], 'tens'),
      node('Add', ['start_logits', 'tens'], 'end_logits'),
    ],
  });
}
