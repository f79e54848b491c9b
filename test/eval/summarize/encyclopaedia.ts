import type { Sample, SummarySet } from './sets';

/** So many articles from the start of the corpus are looked at, and every so many of them taken. */
const ARTICLES = 1450;
const STEP = 7;
const LEAST_ABSTRACT_WORDS = 40;
const LEAST_BODY_WORDS = 300;
const SENTENCES = 3;

/**
 * Articles of an encyclopaedia (one paragraph a line, an empty line between articles): what stands after the first paragraph is to be
 * summarised, and the first paragraph, which people wrote to sum it up, is the reference. Nothing of the summariser was chosen on them.
 */
export async function encyclopaediaOf(paragraphs: AsyncIterable<string>): Promise<SummarySet> {
  const samples: Sample[] = [];
  let article: string[] = [];
  let count = 0;
  for await (const line of paragraphs) {
    if (line.trim()) article.push(line);
    else {
      const sample = count % STEP === 0 ? sampleOf(article) : undefined;
      if (sample) samples.push(sample);
      article = [];
      if (++count === ARTICLES) break;
    }
  }
  const name = `Encyclopaedia, ${samples.length} articles without their first paragraph`;
  return { name, samples, sentences: SENTENCES, isHeldOut: true };
}

function sampleOf([first = '', ...rest]: string[]): Sample | undefined {
  const body = rest.join('\n\n');
  const isLong = wordsOf(first) >= LEAST_ABSTRACT_WORDS && wordsOf(body) >= LEAST_BODY_WORDS;
  return isLong ? { text: body, references: [first] } : undefined;
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}
