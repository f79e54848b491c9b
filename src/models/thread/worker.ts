import { webRuntime } from '@/models/web-runtime';
import { serveThread } from './serve';

const scope = self as unknown as DedicatedThread;

/** What is used of the global scope of a dedicated worker. */
interface DedicatedThread {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: string): void;
  close(): void;
}

scope.onmessage = ({ ports: [port] }) => {
  if (!port) throw new Error('models: a thread needs a port');
  serveThread(port, webRuntime, (wasWanted) => {
    if (!wasWanted) scope.postMessage('alone');
    scope.close();
  });
};
