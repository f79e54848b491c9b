import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface TabOf<Name extends string> {
  name: Name;
  label: string;
}

interface TabsProps<Name extends string> {
  /** What the tabs choose between, for screen readers. */
  label: string;
  tabs: TabOf<Name>[];
  chosen: Name;
  onChoose: (name: Name) => void;
  /** What the chosen tab shows. */
  children: ComponentChildren;
}

/** Where a key leads from the tab at `at` among `count`; undefined for keys that lead nowhere. */
export function tabAfter(key: string, at: number, count: number, isRightToLeft = false): number | undefined {
  const [back, on] = isRightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  if (key === on) return (at + 1) % count;
  if (key === back) return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** Tabs by the ARIA pattern: arrows, Home and End choose; only the chosen one is in the order of Tab. */
export function Tabs<Name extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Name>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = tabAfter(event.key, at, tabs.length, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (next === undefined) return;
    event.preventDefault();
    onChoose(tabs[next]!.name);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} class="tabs" onKeyDown={onKeyDown}>
        {tabs.map(({ name, label: words }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            class={`tab tab-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {words}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} class={`body body-${chosen}`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
