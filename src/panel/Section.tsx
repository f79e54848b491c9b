import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  title: string;
  /** What is said in the title's own line, where that is all or most of it. */
  fact?: ComponentChildren;
  children?: ComponentChildren;
}

/** One part of the panel under its own heading. */
export function Section({ title, fact, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} class={fact ? 'line' : undefined}>
      <div class="fact">
        <h2 id={id}>{title}</h2>
        {fact}
      </div>
      {children}
    </section>
  );
}
