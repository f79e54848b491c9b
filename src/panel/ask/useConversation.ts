import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { messageOf, persist } from '@/panel/persist';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { Turn } from '@/rpc/reading-jobs';

interface ConversationInUse {
  /** Oldest first; undefined until the worker told. */
  turns: Turn[] | undefined;
  /** The turn that is being answered. */
  running: Turn | undefined;
  /** Why the last question could not be asked, or the conversation not be read. */
  trouble: string | undefined;
  /** Asks documents, which may still be being read. Fulfilled when the question is answered, stopped or has failed. */
  ask: (question: string, documents: Promise<string[]>) => Promise<void>;
  again: (turn: Turn) => void;
  stop: () => void;
}

type RunTurn = (options: { signal: AbortSignal; onPart: (turn: Turn) => void }) => Promise<Turn>;

/** The turns with one more, or with another state of one. */
function withTurn(turns: Turn[], turn: Turn): Turn[] {
  const at = turns.findIndex(({ id }) => id === turn.id);
  return at < 0 ? [...turns, turn] : turns.with(at, turn);
}

/** The conversation about the page at an address, as it is kept by the worker, and followed. */
export function useConversation(worker: Client<WorkerJobs>, url: string): ConversationInUse {
  const [turns, setTurns] = useState<Turn[]>();
  const [trouble, setTrouble] = useState<string>();
  const life = useRef(new AbortController());

  const follow = useCallback(async (run: RunTurn): Promise<void> => {
    const { signal } = life.current;
    const onPart = (turn: Turn): void => {
      if (!signal.aborted) setTurns((last) => withTurn(last ?? [], turn));
    };
    onPart(await run({ signal, onPart }));
  }, []);

  const say = useCallback((reason: unknown): void => {
    if (!life.current.signal.aborted) setTrouble(messageOf(reason));
  }, []);

  const watch = useCallback(
    ({ id }: Turn, again = false) => follow((options) => persist(worker, 'watchTurn', { url, id, again }, options)).catch(say),
    [worker, url, follow, say],
  );

  /** Takes the conversation as it is kept; what is being answered is followed. */
  const load = useCallback(async (): Promise<void> => {
    const { signal } = life.current;
    const kept = (await persist(worker, 'conversation', { url }, { signal }))?.turns ?? [];
    signal.throwIfAborted();
    setTurns(kept);
    for (const turn of kept) if (turn.state === 'running') void watch(turn);
  }, [worker, url, watch]);

  useEffect(() => {
    const controller = new AbortController();
    life.current = controller;
    setTurns(undefined);
    setTrouble(undefined);
    load().catch((reason) => {
      if (controller.signal.aborted) return;
      setTurns([]);
      setTrouble(messageOf(reason));
    });
    return () => controller.abort();
  }, [load]);

  const ask = async (question: string, ready: Promise<string[]>): Promise<void> => {
    setTrouble(undefined);
    try {
      const documents = await ready;
      const id = crypto.randomUUID();
      await follow((options) => persist(worker, 'ask', { id, documents, question, url }, options));
    } catch (reason) {
      say(reason);
    }
  };

  const running = turns?.find(({ state }) => state === 'running');
  return {
    turns,
    running,
    trouble,
    ask,
    again: (turn) => {
      setTrouble(undefined);
      void watch(turn, true);
    },
    stop: () => running && void worker.run('stop', { id: running.id }).catch(say),
  };
}
