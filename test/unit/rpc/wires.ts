import type { Wire } from '@/rpc/wire';

/** Two connected ends in memory, and a way to cut them. Messages arrive in order, one macrotask later, cloned. */
export function wires(): { near: Wire; far: Wire; cut: () => void } {
  const ends = [0, 1].map(() => ({
    messages: [] as ((message: unknown) => void)[],
    disconnects: [] as (() => void)[],
  }));
  let open = true;
  const wire = (own: number): Wire => ({
    postMessage(message) {
      if (!open) throw new Error('Attempting to use a disconnected port object');
      const copy = structuredClone(message);
      setTimeout(() => {
        if (open) for (const listener of ends[1 - own]!.messages) listener(copy);
      });
    },
    onMessage: {
      addListener: (listener) => ends[own]!.messages.push(listener),
    },
    onDisconnect: {
      addListener: (listener) => ends[own]!.disconnects.push(listener),
    },
  });
  const cut = (): void => {
    open = false;
    for (const end of ends) for (const listener of end.disconnects) listener();
  };
  return { near: wire(0), far: wire(1), cut };
}
