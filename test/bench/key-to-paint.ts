import { BUILT_IN_DECODER } from '@/models/catalog';
import { askWorker } from '../e2e/asked';
import { type KeyTimes, type Painted, summarise } from './key-times';
import { keepBusy, keepSummarising } from './other-clients';
import { TypingPage } from './typing-page';

/** Times from a key to the frame that shows its ghost. */
export interface KeyToPaint {
  /** With the worker awake. */
  awake: KeyTimes;
  /** While the worker answers another client’s jobs without a pause. */
  busy: KeyTimes;
  /** While the worker summarises pages of 10,000 words, one after another. */
  summarising: KeyTimes;
  /** The first key after the worker was stopped. */
  stopped: KeyTimes;
  /** With the built-in language model in memory. */
  withModel: {
    /** Its name, and where it runs. */
    name: string;
    /** To the first ghost, which may be the one that was there without the model. */
    first: KeyTimes;
    /** To the ghost as it then stays. */
    last: KeyTimes;
  };
}

const SAMPLES = 500;
const STOPS = 8;
/** A ghost that did not come by then is not coming. */
const LOST_MS = 10_000;
/** What comes later than the next key is not counted: so long a pause, 60 words a minute, leaves room for what is slow. */
const MODEL_PAUSE_MS = 200;
const LOADED_MS = 60_000;

const firsts = (painted: readonly Painted[]): number[] => painted.map(({ first }) => first);

/** Times from key to paint in a real Chromium, over at least 500 keys that a ghost follows. Needs the built extension. */
export async function keyToPaint(progress: (text: string) => void): Promise<KeyToPaint> {
  return { ...(await withoutModel(progress)), withModel: await withModel(progress) };
}

async function withoutModel(progress: (text: string) => void): Promise<Omit<KeyToPaint, 'withModel'>> {
  const typing = await TypingPage.open(false);
  try {
    await typing.measure();
    await typing.typeUntil(50);
    const popup = await typing.addressOf('popup.html');
    const type = async (name: string): Promise<KeyTimes> => {
      await typing.page.bringToFront();
      return summarise(firsts(await typing.typeUntil(SAMPLES, (text) => progress(`${name}: ${text}`))));
    };
    const awake = await type('awake');
    const stop = await keepBusy(typing.browser, popup);
    const busy = await type('busy');
    await stop();
    const stopSummaries = await keepSummarising(typing.browser, popup);
    const summarising = await type('summarising');
    await stopSummaries();
    return { awake, busy, summarising, stopped: summarise(await afterStops(typing)) };
  } finally {
    await typing.close();
  }
}

/** The first key after the worker was stopped, several times. */
async function afterStops(typing: TypingPage): Promise<number[]> {
  const { page, inspector } = typing;
  const stopped: number[] = [];
  for (let round = 0; round < STOPS; round++) {
    await page.locator('#textarea').fill('I am looking for');
    await page.keyboard.press('Control+End');
    await inspector.session.send('ServiceWorker.enable');
    await inspector.session.send('ServiceWorker.stopAllWorkers');
    await page.waitForTimeout(300);
    await page.keyboard.type('w');
    const lost = Date.now() + LOST_MS;
    while (stopped.length === round && Date.now() < lost) {
      await page.waitForTimeout(50);
      stopped.push(...firsts(await typing.takePainted()).slice(0, 1));
    }
    if (stopped.length === round) throw new Error(`key to paint: no ghost in ${LOST_MS} ms after the worker was stopped`);
  }
  return stopped;
}

async function withModel(progress: (text: string) => void): Promise<KeyToPaint['withModel']> {
  const typing = await TypingPage.open(true);
  try {
    await typing.measure(); // The pause after it loads the model.
    const popup = await typing.browser.newPage();
    await popup.goto(await typing.addressOf('popup.html'));
    const engine = async (): Promise<string> => (await askWorker(popup, 'status', undefined)).engine;
    const lost = Date.now() + LOADED_MS;
    while (!(await engine()).startsWith(BUILT_IN_DECODER.title)) {
      if (Date.now() > lost) throw new Error(`key to paint: ${await engine()} completes, expected ${BUILT_IN_DECODER.title}`);
      await popup.waitForTimeout(200);
    }
    await typing.page.bringToFront();
    const painted = await typing.typeUntil(SAMPLES, (text) => progress(`with the language model: ${text}`), MODEL_PAUSE_MS);
    const lasts = painted.map(({ last }) => last);
    return { name: await engine(), first: summarise(firsts(painted)), last: summarise(lasts) };
  } finally {
    await typing.close();
  }
}
