import type { CDPSession } from 'playwright-core';
import { expect } from 'vitest';
import { PHRASE } from './phrases';
import { type Stage, test } from './stage';

const KEYS = 10_000;
const SENTENCE = `${PHRASE}ard to the rest of the day, and I would like to thank you for your help. `;

function press(session: CDPSession, key: string): Promise<unknown>[] {
  const named: Record<string, [code: string, keyCode: number]> = { Tab: ['Tab', 9], Escape: ['Escape', 27] };
  const [code, windowsVirtualKeyCode] = named[key] ?? ['', key.toUpperCase().charCodeAt(0)];
  const text = key in named ? {} : { text: key };
  return [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, windowsVirtualKeyCode, ...text }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode }),
  ];
}

/** Types fast, without waiting for answers; takes a ghost now and then, and hides one. */
async function typeMuch({ page, inspector: { session } }: Stage, keys: number): Promise<void> {
  let typed = 0;
  while (typed < keys) {
    await page.locator('#textarea').fill('');
    await page.locator('#textarea').focus();
    for (let i = 0; i < 5; i++) {
      await Promise.all([...SENTENCE].flatMap((letter) => press(session, letter)));
      await Promise.all(press(session, i % 2 ? 'Escape' : 'Tab'));
      await page.locator('#textarea').focus(); // Tab was the page's where nothing was shown.
      typed += SENTENCE.length + 1;
    }
    await page.locator('#editor').focus();
  }
}

interface Counts {
  listeners: number;
  nodes: number;
  /** Live objects of our part of the page. */
  controllers: number;
  signals: number;
  /** Entries in all its maps: jobs that wait for an answer are kept in one. */
  entries: number;
}

async function count({ inspector: { session } }: Stage, contextId: number): Promise<Counts> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)!.value;
  const live = async (name: string, measure: string): Promise<number> => {
    const prototype = await session.send('Runtime.evaluate', { expression: `${name}.prototype`, contextId });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId! });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId!,
      functionDeclaration: `function () { return ${measure}; }`,
      returnByValue: true,
    });
    await session.send('Runtime.releaseObject', { objectId: objects.objectId! });
    return result.value as number;
  };
  return {
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    controllers: await live('AbortController', 'this.length'),
    signals: await live('AbortSignal', 'this.length'),
    entries: await live('Map', 'this.reduce((sum, map) => sum + map.size, 0)'),
  };
}

test(`leaks no listeners, nodes, signals or jobs in ${KEYS} keystrokes`, { timeout: 240_000 }, async ({ open }) => {
  const stage = await open('fields.html');
  const { session } = stage.inspector;
  let contextId = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = context.auxData as { frameId: string };
    if (context.name === 'Inkling' && frameId === mainFrameId) contextId = context.id;
  });
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrameId = frameTree.frame.id;
  await session.send('Runtime.enable');
  await session.send('Performance.enable');
  expect(contextId, 'the context of the content script').toBeGreaterThan(0);

  await typeMuch(stage, 500);
  await stage.page.waitForTimeout(300);
  const before = await count(stage, contextId);
  await typeMuch(stage, KEYS);
  await stage.page.waitForTimeout(300);
  const after = await count(stage, contextId);
  expect(before.controllers, 'what is counted exists').toBeGreaterThan(0);
  for (const [name, value] of Object.entries(after)) {
    // One more each would be thousands; the browser's own undo keeps some nodes.
    expect(value - before[name as keyof Counts], `${name}: ${JSON.stringify({ before, after })}`).toBeLessThanOrEqual(100);
  }
  await stage.type(stage.page.locator('#textarea'), ` ${PHRASE}`);
  await stage.shown();
});
