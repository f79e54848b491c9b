import type { ComponentChildren } from 'preact';

interface StateProps {
  /** What is the case, in a few words. */
  title: string;
  /** Why, and what works instead. */
  children?: ComponentChildren;
  /** Buttons. */
  actions?: ComponentChildren;
}

/** What is shown where there is nothing else to show: said by screen readers when it comes. */
export function State({ title, children, actions }: StateProps) {
  return (
    <div class="state" role="status">
      <h2>{title}</h2>
      {children}
      {actions && <div class="actions">{actions}</div>}
    </div>
  );
}
