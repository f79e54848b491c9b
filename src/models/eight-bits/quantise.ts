import { type BlockWeights, unpackRow } from './blocks';

/** Weights in eight bits: `codes` is [columns, rows], the other way round than they came; a scale for each row. */
export interface ByteWeights {
  codes: Int8Array;
  scales: Float32Array;
}

/**
 * What a graph adds to the columns of a row: the numbers at `from` on, each times one of `factors`, [columns, added]. Exact offsets
 * of blocks are kept in that way: as weights of the sums of the inputs of a block.
 */
export interface Folded {
  from: number;
  factors: Float32Array;
}

/** Rows that are turned round together: as many as a line of the processor's cache has bytes. */
const TILE = 64;

/** Rounds weights of blocks to eight bits, symmetrically, with a scale for each row. */
export function toBytes(weights: BlockWeights, folded?: Folded): ByteWeights {
  const { rows, columns: all, blockSize } = weights;
  const columns = folded ? folded.from : all;
  const codes = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  const row = new Float32Array(Math.ceil(all / blockSize) * blockSize);
  const tile = new Int8Array(TILE * columns);
  const add = folded && adderOf(folded, all - folded.from);
  for (let first = 0; first < rows; first += TILE) {
    const count = Math.min(TILE, rows - first);
    for (let i = 0; i < count; i++) {
      unpackRow(weights, first + i, row);
      add?.(row);
      scales[first + i] = roundRow(row, columns, tile, i);
    }
    turnTile(tile, count, columns, codes, first, rows);
  }
  return { codes, scales };
}

/** Rounds `columns` numbers into a column of the tile; gives their scale. */
function roundRow(row: Float32Array, columns: number, tile: Int8Array, place: number): number {
  let most = 1e-12;
  for (let column = 0; column < columns; column++) {
    const value = row[column]!;
    if (value > most) most = value;
    else if (-value > most) most = -value;
  }
  const factor = 127 / most;
  // What is put into whole numbers loses its fraction: half a step away from 0 makes it the nearest.
  for (let column = 0, at = place; column < columns; column++, at += TILE) {
    const value = row[column]! * factor;
    tile[at] = value < 0 ? value - 0.5 : value + 0.5;
  }
  return most / 127;
}

/** Copies a tile, [columns, TILE], to its place in [columns, rows]. */
function turnTile(tile: Int8Array, count: number, columns: number, codes: Int8Array, first: number, rows: number): void {
  for (let column = 0; column < columns; column++) {
    const from = column * TILE;
    codes.set(tile.subarray(from, from + count), column * rows + first);
  }
}

/** Adds to each column of a row what its last numbers weigh there; nearly all factors are 0. */
function adderOf({ from, factors }: Folded, added: number): (row: Float32Array) => void {
  const places: number[] = [];
  for (const [at, factor] of factors.entries()) if (factor !== 0) places.push(at);
  const columns = Int32Array.from(places, (at) => Math.floor(at / added));
  const sources = Int32Array.from(places, (at) => from + (at % added));
  const by = Float32Array.from(places, (at) => factors[at]!);
  return (row) => {
    for (let i = 0; i < by.length; i++) row[columns[i]!]! += row[sources[i]!]! * by[i]!;
  };
}
