/** Weights as MatMulNBits has them: `rows` by `columns`, in blocks of a row that share a scale and a zero point. */
export interface BlockWeights {
  rows: number;
  columns: number;
  bits: 4 | 8;
  blockSize: number;
  /** [rows, blocks, blockSize · bits / 8]; of four bits the first lies in the lower half of a byte. */
  codes: Uint8Array;
  /** [rows, blocks]. */
  scales: Float32Array;
  /** Packed like the codes, each row from a byte of its own; in the middle of the range where there are none. */
  zeros: Uint8Array | undefined;
}

/** Whether the sizes of all parts fit each other. */
export function fits({ rows, columns, bits, blockSize, codes, scales, zeros }: BlockWeights): boolean {
  const blocks = Math.ceil(columns / blockSize);
  return (
    codes.length === (rows * blocks * blockSize * bits) / 8 &&
    scales.length === rows * blocks &&
    (zeros === undefined || zeros.length === rows * Math.ceil((blocks * bits) / 8))
  );
}

/** Writes the numbers of one row into `into`, whole blocks of them: what lies beyond the last column means nothing. */
export function unpackRow(weights: BlockWeights, row: number, into: Float32Array): void {
  const { columns, bits, blockSize, codes, scales, zeros } = weights;
  const blocks = Math.ceil(columns / blockSize);
  const bytes = (blockSize * bits) / 8;
  const zeroRow = row * Math.ceil((blocks * bits) / 8);
  let at = row * blocks * bytes;
  let column = 0;
  for (let block = 0; block < blocks; block++) {
    const scale = scales[row * blocks + block]!;
    const zero = zeros ? zeroAt(zeros, zeroRow, block, bits) : 1 << (bits - 1);
    const end = at + bytes;
    if (bits === 8) for (; at < end; at++) into[column++] = (codes[at]! - zero) * scale;
    else {
      for (; at < end; at++) {
        const both = codes[at]!;
        into[column++] = ((both & 15) - zero) * scale;
        into[column++] = ((both >> 4) - zero) * scale;
      }
    }
  }
}

function zeroAt(zeros: Uint8Array, row: number, block: number, bits: 4 | 8): number {
  return bits === 8 ? zeros[row + block]! : (zeros[row + (block >> 1)]! >> ((block & 1) * 4)) & 15;
}
