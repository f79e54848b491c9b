/** The largest difference in any of red, green and blue (0–255) that an eye does not read by. */
const SAME = 8;
const FAINTEST = 0.05;

/** Red, green, blue of 0–255 and alpha of 0–1 of a computed colour; undefined for colours in other notations. */
function channels(colour: string): [number, number, number, number] | undefined {
  const match = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, ([\d.]+))?\)$/.exec(colour);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4] ?? 1)] : undefined;
}

export function isOpaque(colour: string): boolean {
  const parts = channels(colour);
  return parts ? parts[3] > 0.95 : colour !== 'transparent';
}

/** Whether text of a computed colour cannot be told from what is behind it; null: from something that is not one colour. */
export function nearlySame(text: string, behind: string | null): boolean {
  const letters = channels(text);
  if (!letters) return false;
  if (letters[3] < FAINTEST) return true;
  const ground = behind === null ? undefined : channels(behind);
  return ground !== undefined && letters.every((value, i) => i === 3 || Math.abs(value - ground[i]!) <= SAME);
}
