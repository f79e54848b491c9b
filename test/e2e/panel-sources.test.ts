import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect } from 'vitest';
import { FIRST, makePdf, SECOND, THIRD, twoColumns, wrap } from '../unit/read/pdf/pages';
import { markedText } from './asked';
import { test } from './extension';
import { openApp } from './panel';
import { ask, openAsk } from './questions';

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

const SPEECH = `WEBVTT

00:00:02.000 --> 00:00:30.000
The ferry to the island leaves from the old harbour, and it is free for children.

00:00:40.000 --> 00:01:10.000
Tickets are sold on board by the crew.

00:01:20.000 --> 00:01:25.000
The last boat back leaves at seven in the evening.
`;

/** A PDF that says something else on each of its three pages. */
function threePages(): Promise<Uint8Array> {
  return makePdf((pdf, write, font) => {
    for (const text of [FIRST, SECOND, `${THIRD} ${WIDTH}`])
      write(pdf.addPage([595, 842]), wrap(text, font, 475), { x: 60, y: 760 });
  });
}
const WIDTH = 'The Danube is four hundred metres wide at Vienna.';

let address: string;
let close: () => void;

beforeAll(async () => {
  const answers: Record<string, [type: string, body: Buffer | string]> = {
    '/bends.pdf': ['application/pdf', Buffer.from(await twoColumns())],
    '/three.pdf': ['application/pdf', Buffer.from(await threePages())],
    '/talk': ['text/html', VIDEO],
    '/ferry': ['text/html', VIDEO.replace('talk.vtt', 'ferry.vtt')],
    '/ferry.vtt': ['text/vtt', SPEECH],
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

test('answers from the third page of a PDF, and marks exactly the sentence there', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${address}/three.pdf`);
  const panel = await openAsk(browser);
  const turn = await ask(panel, 'How wide is the Danube at Vienna?');
  expect(await turn.locator('q').first().textContent()).toBe(WIDTH);
  expect(await turn.locator('strong').textContent()).toBe('four hundred metres');
  const chip = turn.getByRole('button', { name: 'Show passage 1 on page 3' });
  expect(await chip.textContent()).toBe('1 · p. 3');
  const [viewer] = await Promise.all([browser.waitForEvent('page'), chip.click()]);
  await expect.poll(async () => letters(await markedText(viewer)), { timeout: 10_000 }).toBe(letters(WIDTH));
  await expect.poll(() => viewer.getByRole('spinbutton', { name: 'Page' }).inputValue()).toBe('3');
});

test('answers from what is said in a video at 1:20, and plays it from there', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${address}/ferry`);
  const panel = await openAsk(browser);
  await panel.getByRole('button', { name: /^Ask This page/ }).click();
  await panel.getByRole('option', { name: 'Captions of the video' }).click();
  await panel.getByRole('option', { name: 'This page' }).click();
  await panel.keyboard.press('Escape');
  const turn = await ask(panel, 'When does the last boat back leave?');
  expect(await turn.locator('q').first().textContent()).toBe('The last boat back leaves at seven in the evening.');
  const chip = turn.getByRole('button', { name: 'Play passage 1 from 1:20' });
  expect(await chip.textContent()).toBe('1 · 1:20');
  await chip.click();
  await expect.poll(() => page.evaluate(() => document.querySelector('video')!.currentTime)).toBe(80);
});
