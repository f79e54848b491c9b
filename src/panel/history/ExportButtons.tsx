import { useState } from 'preact/hooks';
import { messageOf } from '@/panel/persist';
import { Trouble } from '@/panel/Trouble';
import { save } from './save';

interface ExportButtonsProps {
  /** Name of the file, without its ending. */
  name: string;
  exported: (format: 'markdown' | 'json') => Promise<string>;
}

/** Buttons that save conversations as a file. */
export function ExportButtons({ name, exported }: ExportButtonsProps) {
  const [trouble, setTrouble] = useState<string>();
  const write = (format: 'markdown' | 'json', ending: string, type: string): void => {
    setTrouble(undefined);
    exported(format).then(
      (text) => save(`${name}.${ending}`, type, text),
      (reason) => setTrouble(`The file could not be made: ${messageOf(reason)}`),
    );
  };
  return (
    <>
      <button type="button" onClick={() => write('markdown', 'md', 'text/markdown')}>
        Save as Markdown
      </button>
      <button type="button" onClick={() => write('json', 'json', 'application/json')}>
        Save as JSON
      </button>
      <Trouble words={trouble} />
    </>
  );
}
