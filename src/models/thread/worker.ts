import { waitForCard } from '@/models/card';
import { runtimeCard, webRuntime } from '@/models/web-runtime';
import { HELD } from './messages';
import { serveThread } from './serve';

const scope = self as unknown as DedicatedThread;

/** What is used of the global scope of a dedicated worker. */
interface DedicatedThread {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: string): void;
  close(): void;
}

scope.onmessage = ({ data: lock, ports: [port] }: MessageEvent<string>) => {
  if (!port) throw new Error('models: a thread needs a port');
  const end = (why: 'wanted' | 'alone' | 'lost'): void => {
    if (why === 'alone') scope.postMessage('alone');
    scope.close();
  };
  void navigator.locks.request(lock, () => {
    port.postMessage(HELD);
    return new Promise(() => {});
  });
  serveThread(port, { onnx: webRuntime, card: () => waitForCard(navigator.gpu), ownCard: runtimeCard, end });
};
