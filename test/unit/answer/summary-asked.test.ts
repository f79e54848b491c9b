import { expect, it } from 'vitest';
import { asksForSummary } from '@/answer/summary-asked';

it.each([
  'Summarise this page',
  'summarize',
  'Can you please sum up the article for me?',
  'Summarise this in 3 sentences',
  'TL;DR',
  'Give me a short summary of this document.',
  'What is this page about?',
  "What's this all about?",
  'What is it about?',
  'What does this article say?',
  'What are the main points of the video?',
  'key takeaways',
])('takes %o for a wish for a summary', (question) => {
  expect(asksForSummary(question)).toBe(true);
});

it.each([
  'What does the page say about lions?',
  'What is the article by Berg about lions?',
  'What is the main point of the treaty of Rome?',
  'Who wrote the summary?',
  'What is this?',
  'When was the page written?',
  '',
])('takes %o for a question', (question) => {
  expect(asksForSummary(question)).toBe(false);
});
