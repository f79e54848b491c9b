import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SourceOption } from '@/panel/reading/source';
import { Trouble } from '@/panel/Trouble';
import type { Shown } from '@/panel/useShown';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { DocumentInfo } from '@/rpc/reading-jobs';
import { Composer } from './Composer';
import { ModelOffer } from './ModelOffer';
import { suggestedQuestions } from './questions';
import { Sources } from './Sources';
import { TurnView } from './TurnView';
import { useConversation } from './useConversation';
import { useMeaning } from './useMeaning';
import { useSources } from './useSources';

interface AskProps {
  worker: Client<WorkerJobs>;
  tabId: number;
  /** The page; undefined where it cannot be read, and other tabs are asked. */
  document: DocumentInfo | undefined;
  /** Why it cannot, shown until something is asked. */
  notRead?: ComponentChildren;
  /** What can be asked in this tab beside its page. */
  parts: SourceOption[];
  shown: Shown;
  /** Grows when a menu asked for the selection. */
  selectionAsked: number;
  /** A question was asked. */
  onChange: () => void;
}

/** A conversation about the page. */
export function Ask({ worker, tabId, document, notRead, parts, shown, selectionAsked, onChange }: AskProps) {
  const sources = useSources(worker, tabId, document, parts, selectionAsked);
  const { turns, running, trouble, ask, again, stop } = useConversation(worker, sources.url ?? '');
  const meaning = useMeaning(worker, `${document?.key} ${sources.chosen.join(' ')}`, sources.documents);
  const end = useRef<HTMLDivElement>(null);
  const count = turns?.length ?? 0;
  const lastState = turns?.at(-1)?.state;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count, lastState]);
  const put = (question: string): void => void ask(question, sources.documents()).finally(onChange);
  return (
    <>
      <div class="conversation">
        {turns?.length === 0 && document && <Suggestions questions={suggestedQuestions(document)} onAsk={put} />}
        {turns?.length === 0 && !document && notRead}
        {turns?.length === 0 && meaning?.isMissing && <ModelOffer />}
        {turns?.map((turn) => (
          <TurnView key={turn.id} turn={turn} shown={shown} onAgain={running ? undefined : again} />
        ))}
        <Trouble words={trouble ?? shown.trouble ?? sources.trouble} />
        <div ref={end} />
      </div>
      <div class="dock">
        <div class="bar">
          <Sources options={sources.options} chosen={sources.chosen} onToggle={sources.toggle} onOpen={sources.look} />
          {meaning && !meaning.isMissing && <MeaningNote share={meaning.share} engine={meaning.engine} />}
        </div>
        <Composer
          placeholder={document ? 'Ask about this page' : 'Ask about another tab'}
          canAsk={sources.chosen.length > 0}
          isAnswering={running !== undefined}
          onAsk={put}
          onStop={stop}
        />
      </div>
    </>
  );
}

/** Says how far the pages were read for their meaning, and by what. */
function MeaningNote({ share, engine }: { share: number; engine: string | undefined }) {
  const words = engine ? `By meaning · ${engine}` : `Reading for meaning, ${Math.floor(100 * share)} %`;
  return <p class="note meaning">{words}</p>;
}

function Suggestions({ questions, onAsk }: { questions: string[]; onAsk: (question: string) => void }) {
  return (
    <div class="suggestions">
      <p class="note">The answer is looked up in the page, and shown with the place it stands at.</p>
      {questions.map((question) => (
        <button key={question} type="button" class="suggestion" onClick={() => onAsk(question)}>
          {question}
        </button>
      ))}
    </div>
  );
}
