import { Section } from '@/panel/Section';

/** The keys that work while a suggestion is shown. */
export function Keys() {
  const modifier = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  const keys: { names: string[]; does: string }[] = [
    { names: ['Tab'], does: 'takes all' },
    { names: [modifier, '→'], does: 'takes a word' },
    { names: ['Esc'], does: 'hides' },
  ];
  return (
    <Section title="Keys while a suggestion is shown">
      <dl class="keys">
        {keys.map(({ names, does }) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
