/**
 * The page that holds the threads of models. It is never seen: a service worker can start no threads, and this can for it. Each
 * message from the service worker brings a port and wants a thread at its other end, which holds the lock of this name.
 */
export function startThreadsPage(): void {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data: lock, ports: [port] }) => {
    if (port) startThread(port, lock);
  });
  serviceWorker.startMessages();
}

function startThread(port: MessagePort, lock: string): void {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  // The service worker has stopped, and what its threads have is of no use to the next one.
  thread.addEventListener('message', () => window.close());
  // A thread that cannot go on: the other end of its port hears of it.
  thread.addEventListener('error', () => thread.terminate());
  thread.postMessage(lock, [port]);
}
