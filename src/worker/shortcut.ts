import { browser } from 'wxt/browser';

/** The command of the manifest that opens the side panel. */
const OPEN_SIDE_PANEL = 'open-side-panel';

/** Opens the side panel at its key. Must run synchronously when the worker starts. */
export function answerShortcut(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== OPEN_SIDE_PANEL || tab?.windowId === undefined) return;
    void browser.sidePanel.open({ windowId: tab.windowId }); // At once: later the browser no longer knows of the key.
  });
}
