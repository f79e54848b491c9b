import { useState } from 'preact/hooks';
import { amount } from '@/panel/amount';
import { Confirm } from '@/panel/Confirm';
import { State } from '@/panel/State';
import { Trouble } from '@/panel/Trouble';
import type { Shown } from '@/panel/useShown';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { ConversationInfo } from '@/rpc/reading-jobs';
import { ExportButtons } from './ExportButtons';
import { Opened } from './Opened';
import type { HistoryInUse } from './useHistory';
import { whenWords } from './when';

interface HistoryProps {
  worker: Client<WorkerJobs>;
  history: HistoryInUse;
  shown: Shown;
}

/** Conversations of before: searched, opened, saved and deleted. */
export function History({ worker, history, shown }: HistoryProps) {
  const [opened, setOpened] = useState<ConversationInfo>();
  const { conversations, search, setSearch, trouble, remove, exported } = history;
  if (opened) {
    const close = (): void => setOpened(undefined);
    return (
      <Opened
        worker={worker}
        conversation={opened}
        shown={shown}
        exported={(format) => exported(format, opened.url)}
        onClose={close}
        onDelete={() => void remove(opened.url).then(close)}
      />
    );
  }
  const count = amount(conversations?.length ?? 0, 'conversation', 'conversations');
  return (
    <>
      <input
        type="search"
        aria-label="Search conversations"
        placeholder="Search conversations"
        value={search}
        onInput={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <p class="note" role="status">
        {conversations && (search.trim() ? `${count} found` : count)}
      </p>
      <Trouble words={trouble} />
      {conversations && conversations.length > 0 && <List conversations={conversations} onOpen={setOpened} />}
      {conversations?.length === 0 && (
        <State title={search.trim() ? 'Nothing found' : 'Nothing here'}>
          <p>{search.trim() ? 'No conversation has all of these words.' : 'Questions you ask about pages are kept here.'}</p>
        </State>
      )}
      {!search.trim() && !history.isEmpty && (
        <section class="all" aria-label="All conversations">
          <div class="actions">
            <ExportButtons name="inkling-conversations" exported={(format) => exported(format)} />
          </div>
          <Confirm
            fact="Kept on this computer only."
            label="Delete all"
            question={`Delete ${count} for good?`}
            confirm="Delete"
            disabled={false}
            onConfirm={() => void remove()}
          />
        </section>
      )}
    </>
  );
}

function List({ conversations, onOpen }: { conversations: ConversationInfo[]; onOpen: (one: ConversationInfo) => void }) {
  const nowMs = Date.now();
  return (
    <ul class="conversations">
      {conversations.map((one) => (
        <li key={one.key}>
          <button type="button" class="conversation-row" onClick={() => onOpen(one)}>
            {one.icon && <img src={one.icon} width="16" height="16" alt="" />}
            <span class="row-words">
              <span class="row-label">{one.question}</span>
              <span class="note">
                {one.title || one.url} · {whenWords(one.updatedMs, nowMs)}
                {one.turns > 1 && ` · ${amount(one.turns, 'question', 'questions')}`}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
