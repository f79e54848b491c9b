import { expect, it } from 'vitest';
import { isDangling } from '@/summarize/dangling';

it.each([
  'He also signed it.',
  'These were sold for a crown each.',
  'However, the council did not agree.',
  'For example, a bend moves ten metres a year.',
  'As a result, the mill was closed.',
  'When she arrived, the bridge was gone.',
  'Police also said the road was closed.',
  '“They never came back,” said the miller.',
  'The latter is cheaper.',
  'Zudem gibt es neue Felder in der Datenbank.',
  'Però il ponte è rimasto chiuso.',
  'Caudevilla told me when I visited the other lab.',
])('"%s" leans on the sentence before it', (sentence) => {
  expect(isDangling(sentence)).toBe(true);
});

it.each([
  'The bridge was opened on Monday.',
  'This paper shows how rivers bend.',
  'It is known that rivers bend.',
  'When the flood came, the bridge held.',
  'Both the mayor and the miller were there.',
  'Hester opened the bridge.',
  'Theodor opened the bridge.',
  'Sofas were sold in the market.',
  'Anderson opened the bridge.',
  'Sofia opened the bridge.',
  'Erwin hat die Brücke geöffnet.',
  'Esteban opened the bridge.',
  'The council said the bridge would stay closed.',
  'Ada Lovelace said that the bridge would stay closed.',
])('"%s" stands alone', (sentence) => {
  expect(isDangling(sentence)).toBe(false);
});
