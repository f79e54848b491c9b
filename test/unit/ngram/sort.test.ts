import { expect, it } from 'vitest';
import { sortRows } from '@/ngram/sort';
import { seeded } from './corpora';

it.each([
  [0, 1, 10],
  [1, 3, 10],
  [500, 1, 7],
  [500, 2, 2048],
  [500, 3, 2049],
  [500, 3, 70_000],
  [500, 2, 2 ** 32],
])('%i rows of %i columns below %i are in order, equal ones as they stood', (size, width, limit) => {
  const random = seeded(size + width + limit);
  const columns = Array.from({ length: width }, () =>
    Uint32Array.from({ length: size }, () => Math.floor(random() ** 3 * limit)),
  );
  const rows = Array.from({ length: size }, (_, row) => row);
  const sorted = rows.sort((a, b) => columns.map((column) => column[a]! - column[b]!).find((sign) => sign !== 0) ?? a - b);
  expect([...sortRows(columns, limit)]).toEqual(sorted);
});
