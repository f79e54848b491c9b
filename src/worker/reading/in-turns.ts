import { pause } from './pause';

/** How long one piece of work has the worker for itself, in ms: a completion that is asked for meanwhile is not felt to wait. */
const TURN_MS = 8;

interface TurnOptions<Step> {
  signal: AbortSignal;
  /** Told of every step. */
  onStep?: (step: Step) => void;
  /** Told of the last step of each turn. */
  onTurn?: (step: Step) => void;
}

/** Does work that is cut into short steps, and lets what else the worker has to do go first every few ms. Throws the signal's reason. */
export async function inTurns<Step, Result>(
  steps: Generator<Step, Result>,
  { signal, onStep, onTurn }: TurnOptions<Step>,
): Promise<Result> {
  let turnStart = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
    onStep?.(value);
    if (performance.now() - turnStart < TURN_MS) continue;
    onTurn?.(value);
    await pause();
    turnStart = performance.now();
  }
}
