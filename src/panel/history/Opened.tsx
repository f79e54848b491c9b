import { useEffect, useRef } from 'preact/hooks';
import { TurnView } from '@/panel/ask/TurnView';
import { useConversation } from '@/panel/ask/useConversation';
import { Confirm } from '@/panel/Confirm';
import { Trouble } from '@/panel/Trouble';
import type { Shown } from '@/panel/useShown';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { ConversationInfo } from '@/rpc/reading-jobs';
import { ExportButtons } from './ExportButtons';
import { fileName } from './save';

interface OpenedProps {
  worker: Client<WorkerJobs>;
  conversation: ConversationInfo;
  shown: Shown;
  exported: (format: 'markdown' | 'json') => Promise<string>;
  onClose: () => void;
  onDelete: () => void;
}

/** One conversation of before, whose passages can still be shown. */
export function Opened({ worker, conversation: { title, url }, shown, exported, onClose, onDelete }: OpenedProps) {
  const { turns, trouble } = useConversation(worker, url);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <>
      <div class="bar">
        <button type="button" ref={back} onClick={onClose}>
          Back
        </button>
        <a class="page-link" href={url} target="_blank" rel="noreferrer">
          {title || url}
        </a>
      </div>
      <Trouble words={trouble ?? shown.trouble} />
      {turns?.map((turn) => (
        <TurnView key={turn.id} turn={turn} shown={shown} />
      ))}
      <section class="all" aria-label="This conversation">
        <div class="actions">
          <ExportButtons name={fileName(title)} exported={exported} />
        </div>
        <Confirm
          fact="Kept on this computer only."
          label="Delete"
          question="Delete this conversation for good?"
          confirm="Delete it"
          disabled={false}
          onConfirm={onDelete}
        />
      </section>
    </>
  );
}
