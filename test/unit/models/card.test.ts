import { expect, it, vi } from 'vitest';
import { waitForCard } from '@/models/card';

type Gpu = NonNullable<Parameters<typeof waitForCard>[0]>;

/** A browser that answers requests for a card as listed, and with none after that. */
function answering(...answers: (object | null)[]): Gpu & { asked: number } {
  const gpu = { asked: 0, requestAdapter: async () => answers[gpu.asked++] ?? null };
  return gpu as unknown as Gpu & { asked: number };
}

it('waits for a card that is not there at once, as after a crash of what drives it', async () => {
  vi.useFakeTimers();
  const lost = new Promise<GPUDeviceLostInfo>(() => {});
  const dying = { requestDevice: async () => Promise.reject(new DOMException('the adapter is consumed', 'OperationError')) };
  const gpu = answering(null, dying, { requestDevice: async () => ({ lost }) });
  const card = waitForCard(gpu);
  await vi.runAllTimersAsync();
  expect((await card).lost).toBe(lost);
  expect(gpu.asked).toBe(3);
  vi.useRealTimers();
});

it('says that there is none where none comes in a second or two', async () => {
  vi.useFakeTimers();
  const startMs = Date.now();
  for (const gpu of [answering(), undefined]) {
    const card = waitForCard(gpu);
    const refused = expect(card).rejects.toMatchObject({
      name: 'NoCard',
      message: 'models: the browser offers no graphics card now',
    });
    await vi.runAllTimersAsync();
    await refused;
  }
  expect(Date.now() - startMs).toBeLessThan(5000);
  vi.useRealTimers();
});
