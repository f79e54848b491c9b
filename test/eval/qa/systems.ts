import type { Answer } from '@/answer/answer';
import { ask, askLikely } from '@/answer/ask';
import { askReader } from '@/answer/ask-reader';
import type { LikelyAnswers } from '@/answer/likely-answer';
import type { ReadPassages } from '@/answer/reader';
import { meaningIn } from '@/engine/answer';
import type { NamedEncoder } from '@/engine/encoder';
import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { sentenceBounds } from '@/text/sentence-bounds';
import type { RankingSystem } from '../retrieval/systems';

/** What a system says to a question. */
export interface Said {
  /** '' where it says that the text does not answer. */
  answer: string;
  /** The sentences it found, best first, with the paragraphs they stand in. */
  sentences: { paragraph: number; text: string }[];
  confidence: number;
}

/** Something that answers: opened on the paragraphs of a text, then asked. */
export interface AnsweringSystem {
  name: string;
  /** Whether it has a threshold of its own, below which it says that the text does not answer. */
  refuses: boolean;
  open(paragraphs: readonly string[], title: string): Promise<(question: string) => Promise<Said>>;
}

/** Answers with the whole sentence that a search finds, and never refuses. */
export function sentenceOf(system: RankingSystem): AnsweringSystem {
  return {
    name: `${system.name}: the sentence`,
    refuses: false,
    async open(paragraphs) {
      const sentences = paragraphs.flatMap((text, paragraph) => {
        const bounds = sentenceBounds(text);
        return bounds.flatMap((start, i) => (i % 2 ? [] : [{ paragraph, text: text.slice(start, bounds[i + 1]) }]));
      });
      const search = await system.open(sentences.map(({ text }) => text));
      return async (question) => {
        const hits = await search(question);
        const found = hits.slice(0, 3).map(({ index }) => sentences[index]!);
        return { answer: found[0]?.text ?? '', sentences: found, confidence: hits[0]?.score ?? 0 };
      };
    },
  };
}

/** What helps the engine to answer. */
interface Helpers {
  encoder?: NamedEncoder;
  reader?: ReadPassages;
  likely?: LikelyAnswers;
}

/** The engine's own answers, by meaning too where there is an encoder, read by a reader and weighed by a language model where there are such. */
export function inklingAnswers(name: string, { encoder, reader, likely }: Helpers = {}): AnsweringSystem {
  return {
    name,
    refuses: true,
    async open(paragraphs, title) {
      const blocks = paragraphs.map((text) => ({ kind: 'paragraph' as const, text, section: [] }));
      const documents: ReadDocument[] = [{ source: 'file', title, url: '', blocks }];
      const index = new SearchIndex(indexDocuments(documents));
      const meaning = await meaningIn(index, (_, block) => paragraphs[block]!, encoder);
      return async (question) => {
        const asked = { question, documents, index, meaning: await meaning?.(question) };
        const byRules = (): Promise<Answer> | Answer => (likely ? askLikely(asked, { question, likely }) : ask(asked));
        const said = reader ? await askReader(asked, reader, { likely }) : await byRules();
        const citations = said.sentence ? [said.sentence, ...said.others] : said.others;
        return {
          answer: said.answer ?? '',
          sentences: citations.map(({ place, quote }) => ({ paragraph: place.block, text: quote })),
          confidence: said.confidence,
        };
      };
    },
  };
}

export const INKLING_ANSWERS = inklingAnswers('Inkling, built in');
