import { useEffect, useState } from 'preact/hooks';
import { NotRead } from '@/panel/reading/NotRead';
import type { SourceOption } from '@/panel/reading/source';
import { type ReadingInUse, useReading } from '@/panel/reading/useReading';
import { Segments } from '@/panel/Segments';
import type { PageInFront } from '@/panel/usePageTab';
import type { Shown } from '@/panel/useShown';
import { useStored } from '@/panel/useStored';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { summaryChoice } from '@/store/panel';
import type { Settings } from '@/store/settings';
import { Summary } from './Summary';

export interface SummaryTabProps {
  worker: Client<WorkerJobs>;
  page: PageInFront | undefined;
  settings: Settings | undefined;
  /** The page as far as it is read. */
  pageReading: ReadingInUse;
  /** What can be read in the tab beside its page. */
  parts: SourceOption[];
  shown: Shown;
  /** Grows when a menu asked for the selection. */
  selectionAsked: number;
  onTurnOn: (where: 'everywhere' | 'site') => void;
  onWriting: () => void;
}

const PAGE = { id: 'page', label: 'Page' };

/** The summary of the page, or of what is selected or said in it. */
export function SummaryTab({ parts, selectionAsked, ...rest }: SummaryTabProps) {
  const [wanted, setWanted] = useState(PAGE.id);
  const address = rest.page?.tab?.url;
  useEffect(() => setWanted(PAGE.id), [address]);
  useEffect(() => {
    if (selectionAsked > 0) setWanted('selection');
  }, [selectionAsked]);
  const part = parts.find(({ id }) => id === wanted);
  return (
    <>
      {parts.length > 0 && (
        <Segments label="What to summarise" options={[PAGE, ...parts]} chosen={part?.id ?? PAGE.id} onChoose={setWanted} />
      )}
      {part ? <OfPart key={part.label} {...rest} part={part} /> : <Of {...rest} reading={rest.pageReading} />}
    </>
  );
}

type Rest = Omit<SummaryTabProps, 'parts' | 'selectionAsked'>;

function OfPart({ part, ...rest }: Rest & { part: SourceOption }) {
  const reading = useReading(rest.worker, rest.page, rest.settings, part.want);
  return <Of {...rest} reading={reading} />;
}

function Of({ worker, reading: { reading, refresh }, shown, onTurnOn, onWriting }: Rest & { reading: ReadingInUse }) {
  const [choice, setChoice] = useStored(summaryChoice);
  if (reading.kind !== 'read') {
    return <NotRead reading={reading} onRetry={refresh} onTurnOn={onTurnOn} onWriting={onWriting} />;
  }
  return (
    choice && (
      <Summary
        worker={worker}
        document={reading.document}
        choice={choice}
        onChoice={setChoice}
        shown={shown}
        onNotKept={refresh}
      />
    )
  );
}
