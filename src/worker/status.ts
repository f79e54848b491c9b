import type { EngineStatus } from '@/rpc/jobs';
import { learnedWords } from '@/store/personal';
import { BUILT_IN, type Completer } from './completer';

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

/** What works and what does not. `neuralName`: the downloaded model that helps, where one does. Never rejects: a part that fails is named, and the others are still told. */
export async function readStatus(
  completer: () => Promise<Pick<Completer, 'engine' | 'bytes'> & { network: Pick<Completer['network'], 'state'> }>,
  neuralName?: string,
): Promise<EngineStatus> {
  const [engine, words] = await Promise.allSettled([completer(), learnedWords()]);
  return {
    ...(engine.status === 'fulfilled'
      ? { engine: neuralName ?? engine.value.engine, bytes: engine.value.bytes, network: engine.value.network.state }
      : {
          engine: BUILT_IN,
          bytes: 0,
          error: messageOf(engine.reason),
          network: { state: 'waiting' as const },
        }),
    ...(words.status === 'fulfilled'
      ? { learnedWords: words.value }
      : { learnedWords: 0, learningError: messageOf(words.reason) }),
  };
}
