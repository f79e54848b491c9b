import { browser } from 'wxt/browser';
import { State } from '@/panel/State';
import type { Reading } from './reading';

interface NotReadProps {
  reading: Exclude<Reading, { kind: 'read' }>;
  onRetry: () => void;
  onTurnOn: (where: 'everywhere' | 'site') => void;
  onWriting: () => void;
}

/** Why there is no text of a page yet, or none at all, and what can be done. */
export function NotRead({ reading, onRetry, onTurnOn, onWriting }: NotReadProps) {
  const writing = (
    <button type="button" onClick={onWriting}>
      Writing settings
    </button>
  );
  const again = (
    <button type="button" onClick={onRetry}>
      Try again
    </button>
  );
  const file = (
    <button type="button" onClick={() => void browser.tabs.create({ url: browser.runtime.getURL('/viewer.html') })}>
      Open a PDF or a file
    </button>
  );
  switch (reading.kind) {
    case 'reading':
      return (
        <div class="state late" role="status">
          <h2>Reading the page</h2>
          {reading.isAgain && <p>The browser had stopped the extension. It goes on by itself.</p>}
          <progress aria-label="Reading the page" />
        </div>
      );
    case 'nothing':
      return (
        <State
          title="Nothing to read here"
          actions={
            <>
              {again}
              {file}
              {writing}
            </>
          }
        >
          <p>{reading.why}</p>
        </State>
      );
    case 'off':
      return (
        <State
          title={reading.where === 'site' ? 'Off on this site' : 'Off everywhere'}
          actions={
            <button type="button" class="primary" onClick={() => onTurnOn(reading.where)}>
              {reading.where === 'site' ? 'Turn on here' : 'Turn on'}
            </button>
          }
        >
          <p>Nothing of this page is read.</p>
        </State>
      );
    case 'failed':
      return (
        <State
          title="The page could not be read"
          actions={
            <>
              {again}
              {file}
            </>
          }
        >
          <p>{reading.why}</p>
        </State>
      );
  }
}
