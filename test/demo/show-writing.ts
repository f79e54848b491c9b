import type { Page } from 'playwright-core';
import { Inspector } from '../e2e/inspector';
import type { Pictures } from './pictures';
import { type Writing, write } from './typist';

/** What is written where. Names are those of the pictures. */
const TEXTS: { name: string; field: string; text: string; scheme: 'light' | 'dark' }[] = [
  { name: 'subject', field: '#subject', text: 'The meeting on Monday morning', scheme: 'light' },
  {
    name: 'mail',
    field: '#message',
    text: 'Dear Helen, thank you very much for your help last week. I would like to talk about the next steps at the end of the month.',
    scheme: 'light',
  },
  {
    name: 'chat',
    field: '#chat',
    text: 'I think we should take the path along the river, if there is enough time.',
    scheme: 'light',
  },
  {
    name: 'comment',
    field: '#comment',
    text: 'This is one of the most interesting stories about the history of the sea.',
    scheme: 'dark',
  },
];

/** Writes into every field of the demonstration page. Returns the names of fields without a completion. */
export async function showWriting(page: Page, pictures: Pictures): Promise<string[]> {
  const inspector = await Inspector.of(page);
  await pictures.take('page', page);
  const writings: [name: string, writing: Writing][] = [];
  for (const { name, field, text, scheme } of TEXTS) {
    await page.emulateMedia({ colorScheme: scheme });
    let best: { ghost: string; image: Buffer } | undefined;
    const writing = await write(page, inspector, page.locator(field), text, async (ghost) => {
      if (ghost.length > (best?.ghost.length ?? 0)) best = { ghost, image: await page.screenshot() };
    });
    writings.push([name, writing]);
    if (best) pictures.save(`${name}-suggested`, best.image);
    await pictures.take(`${name}-written`, page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  report(writings);
  return writings.filter(([, { taken }]) => taken === 0).map(([name]) => name);
}

function report(writings: [name: string, writing: Writing][]): void {
  console.log('\nfield    typed  taken  keys  put in by taking');
  for (const [name, { typed, taken, completions }] of writings) {
    const characters = completions.join('').length;
    console.log(
      [name.padEnd(8), `${typed}`.padStart(6), `${characters}`.padStart(6), `${taken}`.padStart(5)].join(' ') +
        `  ${completions.map((text) => `“${text}”`).join(' ')}`,
    );
  }
}
