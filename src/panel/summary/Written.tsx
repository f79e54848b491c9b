import { Section } from '@/panel/Section';
import type { SummaryRun } from '@/rpc/reading-jobs';
import { progressWords } from './coverage';
import { Points, type PointsProps } from './Points';

interface WrittenProps extends Omit<PointsProps, 'points'> {
  written: NonNullable<SummaryRun['written']>;
  state: SummaryRun['state'];
  onGoOn: () => void;
}

/** What a language model wrote beside the points, while it does and afterwards; nothing where nothing came of it. */
export function Written({ written: { by, points, done, all }, state, onGoOn, ...rest }: WrittenProps) {
  const isRunning = state === 'running';
  const isLeft = !isRunning && done < all;
  if (points.length === 0 && !isRunning && !isLeft) return null;
  return (
    <Section title={`Written by ${by}`}>
      {points.length > 0 && <Points points={points} {...rest} />}
      <div role="status" class="note written-state">
        {isRunning && <p>{progressWords({ what: 'writing', done, all })}</p>}
        {isLeft && <p>{state === 'stopped' ? 'Stopped.' : 'Not finished.'}</p>}
      </div>
      {isRunning && <progress class="late" aria-label="Writing" {...(all > 1 && { value: done, max: all })} />}
      {isLeft && (
        <div class="actions">
          <button type="button" onClick={onGoOn}>
            Go on
          </button>
        </div>
      )}
    </Section>
  );
}
