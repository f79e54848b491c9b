/** Marks of SmolLM2; their places are their ids. */
const MARKS = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'];
/** As the tokenizers of GPT-2 part a text. */
const WORDS = / ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
const CHAT =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** Each byte as byte-level vocabularies write it: printable ones stand for themselves, the others for the characters from 256 on. */
const BYTES = (() => {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCharCode(isPrintable ? byte : next++);
  });
})();

function writtenAs(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => BYTES[byte]).join('');
}

/** A tokenizer whose pieces are the words of some texts, after a space and without one, and single bytes for all else. */
export interface TinyTokenizer {
  /** `tokenizer.json` and `tokenizer_config.json`, as those of real models are. */
  files: { tokenizer: string; config: string };
  size: number;
  /** The ids that begin a text, and a turn of a conversation. */
  start: { text: number; turn: number };
  /** The ids of a text of which every word is known. */
  encode(text: string): number[];
}

export function tinyTokenizer(texts: readonly string[]): TinyTokenizer {
  const words = texts.flatMap((text) => text.match(WORDS) ?? []).flatMap((word) => [word, ` ${word.trim()}`]);
  const pieces = [...new Set([...MARKS, ...BYTES, ...words.map(writtenAs), ...['system', 'user', 'assistant']])];
  const idOf = new Map(pieces.map((piece, id) => [piece, id]));
  const mark = (content: string): object => ({ content, special: true, normalized: false, lstrip: false, rstrip: false });
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  const tokenizer = {
    version: '1.0',
    added_tokens: MARKS.map((content, id) => ({ id, single_word: false, ...mark(content) })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: { type: 'BPE', ignore_merges: true, unk_token: null, vocab: Object.fromEntries(idOf), merges: [] },
  };
  const config = { tokenizer_class: 'GPT2Tokenizer', chat_template: CHAT, clean_up_tokenization_spaces: false };
  return {
    files: { tokenizer: JSON.stringify(tokenizer), config: JSON.stringify(config) },
    size: pieces.length,
    start: { text: 0, turn: 1 },
    encode: (text) => (text.match(WORDS) ?? []).map((word) => idOf.get(writtenAs(word))!),
  };
}
