import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect } from 'vitest';
import { FIRST, SECOND, THIRD, twoColumns } from '../unit/read/pdf/pages';
import { markedText } from './asked';
import { test } from './extension';
import { openApp } from './panel';

const CUES = [
  'Rivers that cross a plain seldom run straight for long.',
  'The water on the outside of a bend is quicker, and it eats the bank away.',
  'Most of the sand that it takes is left on the inside of the next bend.',
  'So every bend grows until the river cuts through its neck in a flood.',
];
const time = (seconds: number): string => `00:${`${seconds}`.padStart(2, '0')}.000`;
const VTT = `WEBVTT\n\n${CUES.map((text, i) => `${time(i * 10 + 1)} --> ${time(i * 10 + 9)}\n${text}\n`).join('\n')}`;
const VIDEO = `<!doctype html><title>A talk on rivers</title><link rel="icon" href="data:,"><h1>A talk</h1>
  <video width="640" height="360"><track kind="captions" srclang="en" src="/talk.vtt"></video>`;

let address: string;
let close: () => void;

beforeAll(async () => {
  const answers: Record<string, [type: string, body: Buffer | string]> = {
    '/bends.pdf': ['application/pdf', Buffer.from(await twoColumns())],
    '/talk': ['text/html', VIDEO],
    '/talk.vtt': ['text/vtt', VTT],
  };
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = answers[url] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterAll(() => close());

/** Only the letters: the text layer of a PDF has its lines one after the other. */
const letters = (text: string): string => text.replace(/[^a-z]/gi, '');
const textOf = (point: string): string => point.replace(/ \d+$/, '');

test('summarises a PDF of two columns, and shows a point on its page', async ({ browser, id }) => {
  const page = await browser.newPage();
  await page.goto(`${address}/bends.pdf`);
  const panel = await openApp(browser, id, 'sidepanel');
  await panel.getByText(/^All .*words · Built in$/).waitFor();
  const points = panel.getByRole('list').getByRole('link');
  for (const point of await points.allTextContents()) expect(`${FIRST} ${SECOND} ${THIRD}`).toContain(textOf(point));
  const sentence = textOf((await points.first().textContent())!);
  const [viewer] = await Promise.all([browser.waitForEvent('page'), points.first().click()]);
  await expect.poll(async () => letters(await markedText(viewer)), { timeout: 10_000 }).toBe(letters(sentence));
});

test('summarises the captions of a video, and plays from a point', async ({ browser, id }) => {
  const page = await browser.newPage();
  await page.goto(`${address}/talk`);
  const panel = await openApp(browser, id, 'sidepanel');
  await panel.getByRole('radio', { name: /^Captions of the video/ }).check();
  const points = panel.getByRole('list').getByRole('link');
  await points.first().waitFor();
  await panel
    .getByText(/words · Built in$/)
    .last()
    .waitFor();
  const said = await points.allTextContents();
  for (const point of said) expect(CUES.join(' ')).toContain(textOf(point));
  await points.last().click();
  const at = CUES.findIndex((cue) => cue.includes(textOf(said.at(-1)!).slice(0, 20)));
  await expect.poll(() => page.evaluate(() => document.querySelector('video')!.currentTime)).toBe(at * 10 + 1);
});
