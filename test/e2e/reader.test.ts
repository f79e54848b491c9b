import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { answerFromText } from '@/engine/answer';
import { readHtml } from '@/engine/read-html';
import { markedText } from './asked';
import { ask, openAsk } from './questions';
import { test } from './stage';

const QUESTION = 'What did the family keep on the rock?';

// The stage is a fresh profile, and checks that no request leaves the machine.
test('finds with its own reader the words that the rules miss, quoted and marked', async ({ open, browser }) => {
  const { document } = readHtml(await readFile('test/e2e/site/lighthouse.html', 'utf8'), 'https://example.org/');
  const byRules = await answerFromText(QUESTION, document.blocks.map(({ text }) => text).join('\n\n'));
  expect(byRules.answer).not.toContain('goats');

  const { page } = await open('lighthouse.html');
  const panel = await openAsk(browser);
  const turn = await ask(panel, QUESTION);
  expect(await turn.locator('strong').textContent()).toBe('goats');
  const quote = await turn.locator('q').textContent();
  expect(quote).toBe('The family kept goats on the rock and grew potatoes in earth that had been carried over in barrels.');
  expect(await turn.textContent()).toContain('Built-in reader');
  await turn.getByRole('button', { name: 'Show passage 1 in the page' }).click();
  await expect.poll(() => markedText(page)).toBe(quote);
  await panel.close();
});
