import { browser } from 'wxt/browser';
import { Client } from '@/rpc/client';
import { FIELD_PORT } from '@/rpc/connect';
import type { FieldJobs } from '@/rpc/jobs';
import type { Wire } from '@/rpc/wire';
import { type PanelRequest, panelRequest } from '@/store/panel';

const FIX_SPELLING = 'fix-spelling';

/** What the side panel is opened at by the entries that are about what is selected. */
const VIEW_OF: Record<string, PanelRequest['view']> = { 'summarise-selection': 'summary', 'ask-selection': 'ask' };

/** Puts our entries into the browser's context menus, and answers them. Must run synchronously when the worker starts. */
export function answerMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({ id: FIX_SPELLING, title: 'Fix spelling in this field', contexts: ['editable'] });
    browser.contextMenus.create({ id: 'summarise-selection', title: 'Summarise selection', contexts: ['selection'] });
    browser.contextMenus.create({ id: 'ask-selection', title: 'Ask about selection', contexts: ['selection'] });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    const view = VIEW_OF[menuItemId];
    if (view && tab?.id !== undefined && tab.windowId !== undefined) openAtSelection(view, tab.id, tab.windowId);
    if (menuItemId === FIX_SPELLING && tab?.id !== undefined) void fixSpelling(tab.id, frameId ?? 0);
  });
}

/** Opens the side panel, and leaves word for it. */
function openAtSelection(view: PanelRequest['view'], tabId: number, windowId: number): void {
  void browser.sidePanel.open({ windowId }); // At once: later the browser no longer knows of the click.
  void panelRequest.setValue({ tabId, view, atMs: Date.now() });
}

/** Asks a frame to fix its field. Nothing happens in one where Inkling is off or cannot be, such as a page of the browser. */
async function fixSpelling(tabId: number, frameId: number): Promise<void> {
  const port = browser.tabs.connect(tabId, { frameId, name: FIELD_PORT });
  const client = new Client<FieldJobs>(() => port as Wire);
  await client.run('fixSpelling', undefined).catch(() => {});
  port.disconnect();
}
