import { PreTrainedTokenizer } from '@xenova/transformers';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** Text to token ids and back, as a model was trained with. */
export interface Tokenizer {
  /** Ids of a text, without the marks that begin and end one. */
  encode(text: string): number[];
  /** Ids of a text with those marks, as encoders want it. */
  encodeWhole(text: string): number[];
  decode(ids: readonly number[]): string;
  /**
   * Ids of a conversation up to where the assistant's answer begins, by the model's own template. Marks in what is said are read as
   * letters: a page cannot end its turn and take another.
   */
  encodeChat(messages: ChatMessage[]): number[];
  /** Every piece of the vocabulary with its id, as the file writes it. */
  vocabulary(): ReadonlyMap<string, number>;
  /** Ids that end a text. */
  endIds: ReadonlySet<number>;
  /** The id that stands before a text in training; undefined where there is none. */
  startId: number | undefined;
}

const END_NAMES = ['<|im_end|>', '<|endoftext|>', '</s>'];
const START_NAMES = ['<|endoftext|>'];

/** Models that can think before they answer are not to: it takes them longer than the answer. */
const AS_TEXT = { tokenize: false, add_generation_prompt: true, enable_thinking: false } as const;

/** A tokenizer from the texts of `tokenizer.json` and `tokenizer_config.json`; throws where they are not JSON. */
export function readTokenizer(tokenizerJson: string, configJson: string): Tokenizer {
  const file = JSON.parse(tokenizerJson) as { added_tokens?: { content: string }[] };
  const tokenizer = new PreTrainedTokenizer(file, JSON.parse(configJson));
  const marks = (file.added_tokens ?? []).map(({ content }) => content);
  const vocabulary = tokenizer.get_vocab();
  const idsOf = (names: string[]): number[] => names.flatMap((name) => vocabulary.get(name) ?? []);
  return {
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    encodeWhole: (text) => tokenizer.encode(text, { add_special_tokens: true }),
    decode: (ids) => (ids.length ? tokenizer.decode([...ids], { skip_special_tokens: false }) : ''),
    encodeChat: (messages) =>
      tokenizer.encode(
        tokenizer.apply_chat_template(
          messages.map(({ role, content }) => ({ role, content: withoutMarks(content, marks) })),
          AS_TEXT,
        ),
        { add_special_tokens: false },
      ),
    vocabulary: () => vocabulary,
    endIds: new Set(idsOf(END_NAMES)),
    startId: idsOf(START_NAMES)[0],
  };
}

/** A text in which no mark is left, since each is broken after its first character. */
function withoutMarks(text: string, marks: readonly string[]): string {
  return marks.reduce((rest, mark) => rest.replaceAll(mark, `${mark[0]} ${mark.slice(1)}`), text);
}
