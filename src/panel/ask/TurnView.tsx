import { progressWords, shortfall } from '@/panel/summary/coverage';
import { Trouble } from '@/panel/Trouble';
import type { Shown } from '@/panel/useShown';
import type { Turn } from '@/rpc/reading-jobs';
import { Answer } from './Answer';

interface TurnProps {
  turn: Turn;
  shown: Shown;
  /** Asks the question again; absent where it cannot be. */
  onAgain?: ((turn: Turn) => void) | undefined;
}

/** One question and what came of it. */
export function TurnView({ turn, shown, onAgain }: TurnProps) {
  const again = onAgain && (
    <button type="button" onClick={() => onAgain(turn)}>
      {turn.state === 'failed' ? 'Try again' : 'Ask again'}
    </button>
  );
  return (
    <article class="turn" aria-label={turn.question}>
      <h2 class="question-asked">{turn.question}</h2>
      <div class="answer" aria-live="polite" aria-busy={turn.state === 'running'}>
        {turn.text && !turn.answer && <p class="said">{turn.text}</p>}
        {turn.answer && <Answer answer={turn.answer} documents={turn.documents} engine={turn.engine} shown={shown} />}
        {turn.answer && shortfall(turn.documents) && <p class="note">{shortfall(turn.documents)}</p>}
        {turn.state === 'running' && (
          <p class="note late">{turn.progress ? progressWords(turn.progress) : 'Looking through the page'}</p>
        )}
        {turn.state === 'stopped' && (
          <>
            <p class="note">Stopped.</p>
            {again && <div class="actions">{again}</div>}
          </>
        )}
        <Trouble words={turn.state === 'failed' ? `There is no answer: ${turn.error}` : undefined}>{again}</Trouble>
      </div>
    </article>
  );
}
