import type { Block, ReadDocument } from '@/read/document';

const SUBJECTS = [
  'The river',
  'A narrow bridge',
  'The old mill',
  'Every spring flood',
  'The town council',
  'A travelling engineer',
];
const VERBS = ['carried away', 'was built beside', 'slowly covered', 'protected', 'measured', 'replaced'];
const OBJECTS = [
  'the lower meadow',
  'two stone houses',
  'the road to the harbour',
  'a field of barley',
  'the first lock',
  'the weir',
];

/** A document of so many words in sections, every sentence another; the same each time. */
export function longDocument(words: number, name = 'river'): ReadDocument {
  const blocks: Block[] = [];
  let written = 0;
  for (let i = 0; written < words; i++) {
    const section = [`Part ${1 + Math.floor(i / 10)}`];
    if (i % 10 === 0) blocks.push({ kind: 'heading', level: 2, text: section[0]!, section: [] });
    const sentences = Array.from({ length: 5 }, (_, k) => {
      const n = i * 5 + k;
      const subject = SUBJECTS[n % SUBJECTS.length]!;
      const object = OBJECTS[(n * 5 + i) % OBJECTS.length]!;
      return `${subject} number ${n} ${VERBS[(n * 7) % VERBS.length]!} ${object} in the year ${1500 + n}, as the ${name} chronicle of ${n} tells.`;
    });
    const text = sentences.join(' ');
    written += text.split(' ').length;
    blocks.push({ kind: 'paragraph', text, section });
  }
  return { source: 'page', title: `The chronicle of the ${name}`, url: `https://example.org/${name}`, blocks };
}
