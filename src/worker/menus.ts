import { browser } from 'wxt/browser';
import { Client } from '@/rpc/client';
import { FIELD_PORT } from '@/rpc/connect';
import type { FieldJobs } from '@/rpc/jobs';
import type { Wire } from '@/rpc/wire';

const FIX_SPELLING = 'fix-spelling';

/** Puts our entries into the browser's context menus, and answers them. Must run synchronously when the worker starts. */
export function answerMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({ id: FIX_SPELLING, title: 'Fix spelling in this field', contexts: ['editable'] });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === FIX_SPELLING && tab?.id !== undefined) void fixSpelling(tab.id, frameId ?? 0);
  });
}

/** Asks a frame to fix its field. Nothing happens in one where Inkling is off or cannot be, such as a page of the browser. */
async function fixSpelling(tabId: number, frameId: number): Promise<void> {
  const port = browser.tabs.connect(tabId, { frameId, name: FIELD_PORT });
  const client = new Client<FieldJobs>(() => port as Wire);
  await client.run('fixSpelling', undefined).catch(() => {});
  port.disconnect();
}
