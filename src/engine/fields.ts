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
}
