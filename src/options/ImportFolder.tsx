import { useRef, useState } from 'preact/hooks';
import type { ModelEntry, Variant } from '@/models/catalog';
import { importFolder } from '@/models/folder';
import { OpfsShelf } from '@/models/opfs-shelf';
import { size } from '@/panel/amount';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';

interface ImportFolderProps {
  entry: ModelEntry;
  variants: Variant[];
  worker: Client<WorkerJobs>;
}

/** Takes a model from a folder, for machines without a network. */
export function ImportFolder({ entry, variants, worker }: ImportFolderProps) {
  const [words, setWords] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const take = async (list: FileList): Promise<void> => {
    const chosen = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    try {
      const record = await importFolder(entry, variants, chosen, new OpfsShelf(), (there, total) =>
        setWords(`Copying: ${size(there)} of ${size(total)}`),
      );
      await worker.run('adoptModel', { id: entry.id, record });
    } catch (reason) {
      setWords(reason instanceof Error ? reason.message : String(reason));
    }
  };
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        Import from a folder
      </button>
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label={`Folder with ${entry.title}`}
        onChange={(event) => event.currentTarget.files && void take(event.currentTarget.files)}
      />
      <p class="note" role="status">
        {words}
      </p>
    </>
  );
}
