import type { BrowserContext, CDPSession } from 'playwright-core';

type Params = Record<string, unknown>;

/** What DevTools messages go through: the browser, or a target of it. */
interface Route {
  send(method: string, params?: Params): Promise<Params>;
  on(event: string, listener: (params: Params) => void): void;
}

/** The page that is never seen and holds the threads of models. */
const THREADS_PAGE = '/models.html';

/** The threads of the models that are in memory, where no other page has threads. Rejects where there are none. */
export async function modelThreads(browser: BrowserContext): Promise<Target[]> {
  const session = await browser.browser()!.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker' }] });
  const page = await Target.page(browser, THREADS_PAGE);
  return page.threads(targetInfos.length);
}

/** A page or thread that Playwright does not know, driven by DevTools messages through the browser or through the page that has it. */
export class Target implements Route {
  readonly #parent: Route;
  readonly #sessionId: string;
  readonly #waiting = new Map<number, { resolve(result: Params): void; reject(reason: Error): void }>();
  readonly #listeners: { event: string; listener: (params: Params) => void }[] = [];
  #lastId = 0;
  #tellGone = (): void => {};
  /** Resolves when the target is gone. */
  readonly gone = new Promise<void>((resolve) => {
    this.#tellGone = resolve;
  });

  constructor(parent: Route, sessionId: string) {
    this.#parent = parent;
    this.#sessionId = sessionId;
    parent.on('Target.receivedMessageFromTarget', (params) => {
      if (params['sessionId'] === sessionId) this.#take(JSON.parse(String(params['message'])));
    });
    parent.on('Target.detachedFromTarget', (params) => {
      if (params['sessionId'] === sessionId) this.#end();
    });
  }

  /** Attaches to a page of the extension by its path, such as one that is never seen. Rejects where there is none. */
  static async page(browser: BrowserContext, path: string): Promise<Target> {
    const session: CDPSession = await browser.browser()!.newBrowserCDPSession();
    const { targetInfos } = await session.send('Target.getTargets');
    const page = targetInfos.find(({ url }) => url.endsWith(path));
    if (!page) throw new Error(`no page ${path} among ${targetInfos.map(({ url }) => url).join(', ')}`);
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: page.targetId, flatten: false });
    return new Target(session as unknown as Route, sessionId);
  }

  /** The threads of a page, once it has told of so many. */
  async threads(count: number): Promise<Target[]> {
    const threads: Target[] = [];
    const told = new Promise<void>((resolve) => {
      this.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
        // The service worker of the page is told of as well.
        if ((targetInfo as { type: string }).type === 'worker') threads.push(new Target(this, String(sessionId)));
        if (threads.length === count) resolve();
      });
    });
    await this.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await told;
    return [...threads]; // More may come.
  }

  on(event: string, listener: (params: Params) => void): void {
    this.#listeners.push({ event, listener });
  }

  send(method: string, params: Params = {}): Promise<Params> {
    const id = ++this.#lastId;
    const answered = new Promise<Params>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const message = JSON.stringify({ id, method, params });
    this.#parent.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message }).catch(() => this.#end());
    return answered;
  }

  /** The value of an expression in the target. Rejects where it throws. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value?: unknown }).value;
  }

  #take({ id, method, params, result, error }: Params & { id?: number; error?: { message: string } }): void {
    if (id === undefined) {
      for (const { event, listener } of this.#listeners) if (event === method) listener(params as Params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result as Params);
  }

  #end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the target is gone'));
    this.#waiting.clear();
    this.#tellGone();
  }
}
