import type { Conversation, ConversationInfo } from './conversation';

/** Lower case, without accents: "Café" is found by "cafe". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The conversations that have all the words of `search` in their title, address, questions or answers, in the order given; a word
 * may be the start or the middle of a longer one. An empty search finds all.
 */
export function searchConversations(conversations: readonly Conversation[], search = ''): ConversationInfo[] {
  const words = plain(search).split(/\s+/u).filter(Boolean);
  return conversations.flatMap((conversation) => {
    const { turns, ...rest } = conversation;
    const texts = turns.map(({ question, answer }) =>
      plain(`${question} ${answer?.answer ?? ''} ${answer?.sentence?.quote ?? ''}`),
    );
    const all = [plain(`${rest.title} ${rest.url}`), ...texts].join('\n');
    if (!words.every((word) => all.includes(word))) return [];
    const at = texts.findIndex((text) => words.every((word) => text.includes(word)));
    return [{ ...rest, turns: turns.length, question: turns[Math.max(0, at)]?.question ?? '' }];
  });
}
