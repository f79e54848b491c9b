import { amount } from '@/panel/amount';
import { Section } from '@/panel/Section';
import { useUsage } from './useUsage';

/** What taking suggestions has saved so far, counted on this computer. */
export function Saved() {
  const { accepted, keysSaved } = useUsage();
  const words =
    accepted === 0
      ? 'Nothing yet'
      : `${amount(keysSaved, 'keystroke', 'keystrokes')} in ${amount(accepted, 'suggestion', 'suggestions')}`;
  return <Section title="Saved" fact={<p>{words}</p>} />;
}
