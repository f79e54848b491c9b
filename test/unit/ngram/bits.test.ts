import { expect, it } from 'vitest';
import { BitWriter, gammaWidth, popCount, readBits, readGamma, widthFor } from '@/ngram/bits';
import { readFixed, readRising, writeFixed, writeRising } from '@/ngram/fixed-width';
import { seeded } from './corpora';

const random = seeded(5);
const SIZES = [0, 1, 2, 15, 16, 17, 100, 1000];

it('reads numbers of any width where they were written', () => {
  const writer = new BitWriter();
  const written: { value: number; width: number; at: number }[] = [];
  for (let i = 0; i < 3000; i++) {
    const width = i % 33;
    const value = i % 5 === 0 ? 2 ** width - 1 : Math.floor(random() * 2 ** width);
    written.push({ value, width, at: writer.length });
    writer.write(value, width);
  }
  const bits = writer.finish();
  for (const { value, width, at } of written) expect(readBits(bits, at, width)).toBe(value);
  expect(writer.length).toBe(written.reduce((sum, { width }) => sum + width, 0));
});

it('drops the bits over the width', () => {
  const writer = new BitWriter();
  writer.write(0xffff, 3);
  writer.write(0, 5);
  expect(readBits(writer.finish(), 0, 32)).toBe(7);
});

it('reads γ-coded numbers one after the other', () => {
  const values = Array.from({ length: 2000 }, (_, i) => (i < 300 ? i + 1 : Math.floor(2 ** (random() * 30)) + (i % 2)));
  values.push(2 ** 30, 2 ** 30 - 1, 2 ** 31 - 1);
  const writer = new BitWriter();
  for (const value of values) writer.writeGamma(value);
  const bits = writer.finish();
  let at = 0;
  for (const value of values) {
    expect(readGamma(bits, at)).toBe(value);
    at += gammaWidth(value);
  }
  expect(at).toBe(writer.length);
});

it('counts bits and the width of numbers', () => {
  for (const value of [0, 1, 2, 3, 4, 255, 256, 2 ** 31, 2 ** 32 - 1, ...Array.from({ length: 200 }, () => random() * 2 ** 32)]) {
    const binary = (value >>> 0).toString(2);
    expect(popCount(value)).toBe(binary.replaceAll('0', '').length);
    expect(widthFor(value)).toBe(value >>> 0 === 0 ? 0 : binary.length);
  }
});

it.each(SIZES)('keeps %i numbers of fixed width', (size) => {
  for (const limit of [1, 2, 5, 2 ** 16, 2 ** 32]) {
    const values = Array.from({ length: size }, () => Math.floor(random() * limit));
    const packed = writeFixed(values);
    expect(values.map((_, i) => readFixed(packed, i))).toEqual(values);
  }
});

it.each(SIZES)('keeps %i rising numbers', (size) => {
  for (const step of [0, 1, 3, 1000, 2 ** 21]) {
    let value = 0;
    const values = Array.from({ length: size }, () => {
      value += Math.floor(random() * (step + 1));
      return value;
    });
    const packed = writeRising(values);
    expect(values.map((_, i) => readRising(packed, i))).toEqual(values);
  }
});
