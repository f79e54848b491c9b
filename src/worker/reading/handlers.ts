import type { ReadingJobs } from '@/rpc/reading-jobs';
import type { Handlers } from '@/rpc/server';
import { searchConversations } from '@/store/conversation-search';
import { toJson, toMarkdown } from '@/store/conversation-text';
import { readConversation, readConversations } from '@/store/conversations';
import { type AnswerModels, ask, forgetConversations, resumeTurns, stopTurn, watchTurn } from './answer-work';
import { keep, requireDocument, textOf } from './documents';
import { readForMeaning } from './meaning';
import { clearTab, offerOf, readTab } from './read-tab';
import { show } from './show';
import { resumeSummaries, type SummaryWriter, stopSummary, summarize } from './summary-work';
import { iconOf, listTabs, recall } from './tabs';
import type { Writing } from './written';

export interface ReadingModels extends AnswerModels {
  writer?: Writing & SummaryWriter;
}

/** The jobs about pages and what they say, with what models there are. */
export const readingHandlers = (models: ReadingModels = {}): Handlers<ReadingJobs> => ({
  openDocument: async ({ tabId, want }, { signal }) => {
    const document = await readTab(tabId, { want, signal });
    return keep(document, { tabId, icon: iconOf(document.url) });
  },
  offer: ({ tabId }, { signal }) => offerOf(tabId, { signal }),
  keepDocument: ({ document, tabId }) =>
    keep(document, { icon: iconOf(document.url), ...(tabId === undefined ? {} : { tabId }) }),
  recall: ({ tabId }) => recall(tabId),
  readKept: async ({ document }) => (await textOf(document)) ?? null,
  summarize: (request, job) => summarize(request, job, models.writer),
  stop: async ({ id }) => {
    if (!(await stopSummary(id))) await stopTurn(id);
  },
  show: (input, { signal }) => show(input, signal),
  clearMarks: ({ tabId }, { signal }) => clearTab(tabId, { signal }),
  tabs: () => listTabs(),
  conversations: async ({ search }) => searchConversations(await readConversations(), search),
  conversation: async ({ url }) => (await readConversation(url)) ?? null,
  exportConversations: async ({ url, format }) => {
    const one = url === undefined ? undefined : await readConversation(url);
    const chosen = url === undefined ? await readConversations() : one ? [one] : [];
    return format === 'json' ? toJson(chosen) : toMarkdown(chosen);
  },
  deleteConversations: ({ url }) => forgetConversations(url),
  ask: (input, job) => ask(input, job, models),
  watchTurn: (input, job) => watchTurn(input, job, models),
  readForMeaning: async ({ documents: keys }, { signal, emit }) => {
    if (!models.encoder) return null;
    const documents = (await Promise.all(keys.map(requireDocument))).map(({ document }) => document);
    return (await readForMeaning(models.encoder, keys, documents, { signal, onStep: emit })) ?? null;
  },
});

/** Takes up what a stopped worker left behind. A store that cannot be read has nothing to take up; the jobs say what is wrong with it. */
export function resumeReading(models: ReadingModels = {}): void {
  void resumeSummaries(models.writer).catch(() => {});
  void resumeTurns(models).catch(() => {});
}
