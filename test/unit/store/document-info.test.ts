import { expect, it } from 'vitest';
import type { Block } from '@/read/document';
import { describeDocument } from '@/store/document-info';

const heading = (text: string, level: number): Block => ({ kind: 'heading', text, level, section: [] });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text, section: [] });

it('tells the headings that have text under them, or under those below', async () => {
  const blocks = [
    heading('A guide', 1),
    heading('Getting there', 2),
    paragraph('By boat.'),
    heading('Opening hours', 2),
    heading('Prices', 2),
    heading('For children', 3),
    paragraph('Nothing.'),
    heading('Share', 2),
  ];
  const { headings, sections } = await describeDocument({ source: 'page', title: '', url: '', blocks });
  expect(headings).toEqual(['A guide', 'Getting there', 'Prices', 'For children']);
  expect(sections).toBe(6);
});
