/** What a command line may hold. Names are the words that are no option. */
export interface OptionSpec {
  /** Options with a value: `--data DIR` or `--data=DIR`. */
  values?: string[];
  /** Options without one: `--json`. */
  flags?: string[];
  /** The names allowed; none when left out. */
  names?: string[];
}

export interface Options {
  values: Record<string, string>;
  flags: Set<string>;
  names: string[];
}

/**
 * Reads a command line; throws on an option or name that the spec does not hold.
 *
 * `npm run engine --data DIR`, without the `--` before the options, leaves the word DIR on the command line and
 * `npm_config_data=true` in the environment: the words that are no known name are then the values, in the order of the spec.
 */
export function readOptions(argv: readonly string[], environment: Record<string, string | undefined>, spec: OptionSpec): Options {
  const { values: valued = [], flags: flagged = [], names: known = [] } = spec;
  const options: Options = { values: {}, flags: new Set(), names: [] };
  const loose: string[] = [];
  const words = [...argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [option, inline] = splitOption(word);
    if (option === undefined) {
      (known.includes(word) ? options.names : loose).push(word);
    } else if (flagged.includes(option) && inline === undefined) {
      options.flags.add(option);
    } else if (valued.includes(option)) {
      const value = inline ?? words.shift();
      if (value === undefined || value === '') throw new Error(`--${option} needs a value`);
      options.values[option] = value;
    } else {
      throw new Error(`unknown option "${word}" (known: ${list([...valued, ...flagged].map((name) => `--${name}`))})`);
    }
  }
  takeFromNpm(options, loose, environment, valued, flagged);
  const [unknown] = loose;
  if (unknown !== undefined) throw new Error(`unknown name "${unknown}" (known: ${list(known)})`);
  return options;
}

function takeFromNpm(
  options: Options,
  loose: string[],
  environment: Record<string, string | undefined>,
  valued: string[],
  flagged: string[],
): void {
  for (const flag of flagged) if (environment[`npm_config_${flag}`] === 'true') options.flags.add(flag);
  for (const option of valued) {
    const given = environment[`npm_config_${option}`];
    if (options.values[option] !== undefined || given === undefined) continue;
    const value = given === 'true' ? loose.shift() : given;
    if (value === undefined || value === '') throw new Error(`--${option} needs a value`);
    options.values[option] = value;
  }
}

function splitOption(word: string): [option: string | undefined, inline: string | undefined] {
  if (!word.startsWith('--')) return [undefined, undefined];
  const equals = word.indexOf('=');
  return equals < 0 ? [word.slice(2), undefined] : [word.slice(2, equals), word.slice(equals + 1)];
}

function list(words: string[]): string {
  return words.length ? words.join(', ') : 'none';
}
