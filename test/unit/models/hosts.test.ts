import { expect, it } from 'vitest';
import { modelEntry } from '@/models/catalog';
import { type DeviceReport, unfit, variantsFor } from '@/models/devices';
import { DEFAULT_HOST, normaliseHost } from '@/models/hosts';

it.each([
  ['', DEFAULT_HOST],
  ['https://huggingface.co', DEFAULT_HOST],
  [' localhost:8080 ', 'http://localhost:8080/'],
  ['http://127.0.0.1:8080/hub', 'http://127.0.0.1:8080/hub/'],
  ['https://localhost/', 'https://localhost/'],
  ['http://huggingface.co/', undefined],
  ['http://huggingface.co.example.org/', undefined],
  ['http://192.168.1.2/', undefined],
  ['ftp://localhost/', undefined],
  ['http://', undefined],
])('keeps the host %j as %j', (address, kept) => {
  expect(normaliseHost(address)).toBe(kept);
});

const bare: DeviceReport = { hasAdapter: false, hasF16: false, isSoftware: false, name: '' };
const dtypes = (device: DeviceReport, preference: Parameters<typeof variantsFor>[2] = 'auto'): string[] =>
  variantsFor(modelEntry('smollm2-135m'), device, preference).map((variant) => `${variant.device} ${variant.dtype}`);

it('takes half precision only where the card has it, and the processor where there is no card', () => {
  expect(dtypes({ ...bare, hasAdapter: true, hasF16: true })[0]).toBe('webgpu q4f16');
  expect(dtypes({ ...bare, hasAdapter: true })).toEqual(['webgpu q4', 'wasm q8', 'wasm q4']);
  expect(dtypes(bare)).toEqual(['wasm q8', 'wasm q4']);
  expect(dtypes({ ...bare, hasAdapter: true, isSoftware: true })[0]).toBe('wasm q8');
  expect(dtypes({ ...bare, hasAdapter: true, isSoftware: true }, 'graphics')[0]).toBe('webgpu q4');
  expect(dtypes({ ...bare, hasAdapter: true, hasF16: true }, 'processor')[0]).toBe('wasm q8');
});

it('says why a model is no good choice', () => {
  const large = modelEntry('qwen3-0.6b');
  expect(unfit(large, bare, 'auto')).toContain('the browser offers none');
  expect(unfit(large, { ...bare, hasAdapter: true, memoryBytes: 4 * 2 ** 30 }, 'auto')).toContain('this computer has 4 GB');
  expect(unfit(large, { ...bare, hasAdapter: true, memoryBytes: 8 * 2 ** 30 }, 'auto')).toBeUndefined();
});
