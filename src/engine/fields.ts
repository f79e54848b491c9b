/** The longest piece of a wrong value that an error repeats. */
const SHOWN_LENGTH = 60;

/** A value as an error names it, shortened. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}… (${text.length} characters)` : text;
}

/** The fields of one request line, read with errors that name the field and its value. Fields nobody asks for are ignored. */
export class Fields {
  readonly #values: Record<string, unknown>;

  constructor(values: Record<string, unknown>) {
    this.#values = values;
  }

  /** The object of a JSON line; throws on anything else. */
  static of(line: string): Fields {
    if (line.trim() === '') throw new Error('empty line: a request is one JSON object a line');
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (reason) {
      throw new Error(`not JSON: ${shown(line)} (${(reason as Error).message})`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Error(`not a JSON object: ${shown(value)}`);
    }
    return new Fields(value as Record<string, unknown>);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name);
  }

  string(name: string): string {
    const value = this.has(name) ? this.#values[name] : undefined;
    if (value === undefined) throw new Error(`field "${name}" is missing: a string is needed`);
    if (typeof value !== 'string') throw new Error(`field "${name}" must be a string, got ${shown(value)}`);
    return value;
  }

  optionalString(name: string): string | undefined {
    return this.has(name) ? this.string(name) : undefined;
  }

  /** Whether it is true; false where the field is left out. */
  flag(name: string): boolean {
    const value = this.has(name) ? this.#values[name] : false;
    if (typeof value !== 'boolean') throw new Error(`field "${name}" must be true or false, got ${shown(value)}`);
    return value;
  }

  /** One of the words, the first of them where the field is left out. */
  oneOf<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const value = this.optionalString(name);
    const word = value === undefined ? words[0] : words.find((one) => one === value);
    if (!word) throw new Error(`field "${name}" must be one of ${words.join(', ')}, got ${shown(value)}`);
    return word;
  }

  /** A whole number from 1, where the field is there. */
  optionalCount(name: string): number | undefined {
    const value = this.has(name) ? this.#values[name] : undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
      throw new Error(`field "${name}" must be a whole number from 1, got ${shown(value)}`);
    }
    return value;
  }

  strings(name: string): string[] {
    const value = this.has(name) ? this.#values[name] : undefined;
    if (!Array.isArray(value)) throw new Error(`field "${name}" must be a list of strings, got ${shown(value)}`);
    const wrong = value.findIndex((one) => typeof one !== 'string');
    if (wrong >= 0) throw new Error(`field "${name}" must be a list of strings, got ${shown(value[wrong])} at ${wrong}`);
    return value as string[];
  }
}
