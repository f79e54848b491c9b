import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { Settings } from '@/store/settings';
import { ask, isOrphan } from './ask';
import { followFocus } from './focus';
import { Ghost } from './ghost';
import { Hint } from './hint';
import { spellingDesk } from './marks/desk';
import { answerMenu } from './marks/menu';
import { Overlay } from './overlay';
import type { Patience } from './patience';

/** Helps in the fields of this frame until the signal aborts; `stop` ends it for good. */
export function work(
  { learning, spelling, correctWhileTyping }: Settings,
  client: Client<WorkerJobs>,
  patience: Patience,
  signal: AbortSignal,
  stop: () => void,
): void {
  const hint = new Hint();
  const overlay = new Overlay();
  const stopOrphan = (): void => {
    if (isOrphan()) stop();
  };
  const run = async <N extends keyof WorkerJobs>(
    name: N,
    input: WorkerJobs[N]['input'],
    jobSignal?: AbortSignal,
    onPart?: (part: WorkerJobs[N]['part']) => void,
  ): Promise<WorkerJobs[N]['output']> => {
    try {
      return await ask(client, name, input, jobSignal, onPart);
    } catch (reason) {
      stopOrphan();
      throw reason;
    }
  };
  /** Tells the worker something that needs no answer. */
  const tell = <N extends keyof WorkerJobs>(name: N, input: WorkerJobs[N]['input']): void => {
    run(name, input).catch(() => {});
  };

  hint.load().catch(stopOrphan);
  const desk = spelling
    ? spellingDesk(
        overlay,
        {
          check: (paragraphs, jobSignal) => run('check', { paragraphs }, jobSignal),
          reconsider: (paragraph, beyond, jobSignal) => run('reconsider', { paragraph, ...(beyond && { beyond }) }, jobSignal),
          addWord: (word) => tell('addWord', { word }),
          ignored: () => run('ignored', undefined),
          ignore: (word) => tell('ignore', { word }),
          correctsWhileTyping: correctWhileTyping,
        },
        signal,
      )
    : undefined;
  if (desk) answerMenu(() => desk.current?.fixAll(), signal);
  followFocus(
    {
      overlay,
      ghost: new Ghost(overlay),
      hint,
      patience,
      ...(desk && { spelling: desk }),
      isLearning: learning,
      complete: (around, jobSignal, onEarly) => run('complete', around, jobSignal, onEarly),
      accepted: (characters) => tell('accepted', { characters, keys: 1 }),
      learn: (text) => tell('learn', { text }),
    },
    signal,
  );
}
