import type { BrowserContext, CDPSession, Page } from 'playwright-core';

interface Target {
  targetId: string;
  url: string;
}

async function targets(session: CDPSession, type: string): Promise<Target[]> {
  return (await session.send('Target.getTargets', { filter: [{ type }] })).targetInfos;
}

/** Looks until there is something to see; the test's own time limit ends a search in vain. */
async function seek<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A page that the browser shows in its own frame; Playwright has no page for it, so it is driven by DevTools messages. */
export interface FramePage {
  /** The value of an expression in the page, once it is not null or undefined. */
  until<T>(expression: string): Promise<T>;
  /** Clicks the middle of an element with the mouse, once it is there. */
  click(selector: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Closes the page, and waits until it is gone: one that lingers would still answer to what comes next. */
  close(): Promise<void>;
}

/** Clicks the extension's button in the toolbar while `page` is in front; that also grants `activeTab` for the page. */
export async function clickToolbar(browser: BrowserContext, id: string, page: Page): Promise<FramePage> {
  await page.bringToFront();
  const session = await browser.browser()!.newBrowserCDPSession();
  const tab = await seek(async () => (await targets(session, 'tab')).find(({ url }) => url === page.url()));
  await session.send('Extensions.triggerAction', { id, targetId: tab.targetId });
  return drive(session, '/popup.html');
}

/** The side panel, once the browser shows it. */
export async function shownSidePanel(browser: BrowserContext): Promise<FramePage> {
  return drive(await browser.browser()!.newBrowserCDPSession(), '/sidepanel.html');
}

async function drive(session: CDPSession, path: string): Promise<FramePage> {
  const popup = await seek(async () => (await targets(session, 'page')).find(({ url }) => url.endsWith(path)));
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: popup.targetId, flatten: false });

  const gone = new Promise<void>((resolve) => session.once('Target.detachedFromTarget', () => resolve()));
  const closed = gone.then((): never => {
    throw new Error(`${path} was closed`);
  });
  closed.catch(() => {}); // Told to whoever asks for something.
  let lastId = 0;
  const reply = (method: string, params: object): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const messageId = ++lastId;
      const receive = (event: { sessionId: string; message: string }): void => {
        const received = JSON.parse(event.message) as {
          id?: number;
          result?: Record<string, unknown>;
          error?: { message: string };
        };
        if (event.sessionId !== sessionId || received.id !== messageId) return;
        session.off('Target.receivedMessageFromTarget', receive);
        if (received.result) resolve(received.result);
        else reject(new Error(`${method}: ${received.error?.message}`));
      };
      session.on('Target.receivedMessageFromTarget', receive);
      session
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: messageId, method, params }) })
        .catch(reject);
    });
  const send = (method: string, params: object) => Promise.race([reply(method, params), closed]);
  const until = <T>(expression: string): Promise<T> =>
    seek(async () => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
      return ((result as { value?: T }).value ?? undefined) as T | undefined;
    });
  return {
    until,
    click: async (selector) => {
      const [x, y] = await until<[number, number]>(
        `[document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect()]
          .map((box) => box && [box.x + box.width / 2, box.y + box.height / 2])[0]`,
      );
      const mouse = { x, y, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
      // The click may close the page, which then answers nothing.
      await Promise.race([reply('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse }), closed.catch(() => {})]);
    },
    close: async () => {
      await until('setTimeout(() => close()) && true');
      await gone;
    },
    screenshot: async () => Buffer.from((await send('Page.captureScreenshot', { format: 'png' }))['data'] as string, 'base64'),
  };
}
