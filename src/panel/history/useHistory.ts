import { useCallback, useEffect, useState } from 'preact/hooks';
import { messageOf, persist } from '@/panel/persist';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { ConversationInfo } from '@/rpc/reading-jobs';

export interface HistoryInUse {
  /** Newest first, those that have all words searched for; undefined until the worker told. */
  conversations: ConversationInfo[] | undefined;
  /** Whether there are any at all. */
  isEmpty: boolean;
  search: string;
  setSearch: (words: string) => void;
  trouble: string | undefined;
  /** Looks again. */
  refresh: () => void;
  /** Deletes the conversation about a page, or all. */
  remove: (url?: string) => Promise<void>;
  /** Text of the conversation about a page, or of all. */
  exported: (format: 'markdown' | 'json', url?: string) => Promise<string>;
}

/** The conversations kept on this computer. */
export function useHistory(worker: Client<WorkerJobs>): HistoryInUse {
  const [all, setAll] = useState<ConversationInfo[]>();
  const [found, setFound] = useState<ConversationInfo[]>();
  const [search, setSearch] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((last) => last + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const words = search.trim();
    const take = (set: (list: ConversationInfo[]) => void) => (list: ConversationInfo[]) => {
      if (!signal.aborted) set(list);
    };
    const say = (reason: unknown): void => {
      if (!signal.aborted) setTrouble(messageOf(reason));
    };
    setTrouble(undefined);
    persist(worker, 'conversations', {}, { signal }).then(take(setAll), say);
    if (words) persist(worker, 'conversations', { search: words }, { signal }).then(take(setFound), say);
    else setFound(undefined);
    return () => controller.abort();
  }, [worker, search, round]);

  return {
    conversations: search.trim() ? found : all,
    isEmpty: !all?.length,
    search,
    setSearch,
    trouble,
    refresh,
    remove: async (url) => {
      await worker.run('deleteConversations', url === undefined ? {} : { url }).catch((reason) => setTrouble(messageOf(reason)));
      refresh();
    },
    exported: (format, url) => worker.run('exportConversations', { format, ...(url === undefined ? {} : { url }) }),
  };
}
