import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Worker } from 'playwright-core';
import { test as base, expect } from 'vitest';
import { launch, useOwnModel, workerOf } from './launch';
import { watchRequests } from './requests';

export { launch, workerOf } from './launch';

/** Tests in a real Chromium with the built extension loaded, on a profile of their own. */
export const test = base.extend<{
  profile: string;
  chromium: { switches: string[] };
  ownModel: { isOn: boolean };
  browser: BrowserContext;
  worker: Worker;
  id: string;
}>({
  profile: async ({ task }, use) => {
    const profile = await mkdtemp(join(tmpdir(), `inkling-${task.id}-`));
    await use(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  /** Switches beside those that every test has. */
  chromium: { switches: [] },
  ownModel: { isOn: false },
  browser: async ({ profile, chromium, ownModel }, use) => {
    const browser = await launch(profile, chromium.switches);
    if (!ownModel.isOn) await useOwnModel(await workerOf(browser), false);
    const requests = watchRequests(browser);
    await use(browser);
    await browser.close();
    expect(requests.leaving, 'requests to other machines').toEqual([]);
  },
  worker: async ({ browser }, use) => use(await workerOf(browser)),
  id: async ({ worker }, use) => use(new URL(worker.url()).host),
});
