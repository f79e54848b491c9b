import { type Conversation, pageKey, type Turn } from './conversation';
import { inDatabase } from './database';

/** The most conversations that are kept, and the most turns of one: the oldest make room. */
export const CONVERSATIONS_LIMIT = 500;
export const TURNS_LIMIT = 100;

/** What a new conversation is called. */
export interface ConversationPage {
  url: string;
  title: string;
  icon?: string;
}

/** Puts a turn into the conversation about a page, in the place of the one with the same id where there is one. */
export function putTurn(page: ConversationPage, turn: Turn, nowMs: number): Promise<void> {
  const key = pageKey(page.url);
  return inDatabase('conversations', async (database) => {
    const transaction = database.transaction(['conversations', 'answering'], 'readwrite');
    const conversations = transaction.objectStore('conversations');
    const change = async (): Promise<void> => {
      const known = await conversations.get(key);
      if (!known) await dropOldest(await conversations.getAll(), (oldest) => conversations.delete(oldest));
      const turns = [...(known?.turns ?? [])];
      const at = turns.findIndex(({ id }) => id === turn.id);
      if (at < 0) turns.push(turn);
      else turns[at] = turn;
      await conversations.put({ ...page, key, updatedMs: nowMs, turns: turns.slice(-TURNS_LIMIT) }, key);
      const answering = transaction.objectStore('answering');
      if (turn.state === 'running') await answering.put({ conversation: key }, turn.id);
      else await answering.delete(turn.id);
    };
    await Promise.all([change(), transaction.done]);
  });
}

async function dropOldest(all: Conversation[], drop: (key: string) => Promise<void>): Promise<void> {
  const oldest = all.sort((a, b) => a.updatedMs - b.updatedMs).slice(0, Math.max(0, all.length + 1 - CONVERSATIONS_LIMIT));
  for (const { key } of oldest) await drop(key);
}

/** The conversation about a page. */
export function readConversation(url: string): Promise<Conversation | undefined> {
  return inDatabase('conversations', (database) => database.get('conversations', pageKey(url)));
}

/** All conversations, the newest first. */
export async function readConversations(): Promise<Conversation[]> {
  const all = await inDatabase('conversations', (database) => database.getAll('conversations'));
  return all.sort((a, b) => b.updatedMs - a.updatedMs);
}

/** The turns that were being answered when the worker was stopped, and those that are being answered. */
export function runningTurns(): Promise<{ conversation: Conversation; turn: Turn }[]> {
  return inDatabase('conversations', async (database) => {
    const transaction = database.transaction(['conversations', 'answering']);
    const answering = transaction.objectStore('answering');
    const [ids, places] = await Promise.all([answering.getAllKeys(), answering.getAll()]);
    const found = await Promise.all(places.map(({ conversation }) => transaction.objectStore('conversations').get(conversation)));
    return found.flatMap((conversation, i) => {
      const turn = conversation?.turns.find(({ id }) => id === ids[i]);
      return conversation && turn ? [{ conversation, turn }] : [];
    });
  });
}

/** Deletes the conversation about a page, or all without `url`. */
export function deleteConversations(url?: string): Promise<void> {
  return inDatabase('conversations', async (database) => {
    const transaction = database.transaction(['conversations', 'answering'], 'readwrite');
    const conversations = transaction.objectStore('conversations');
    const answering = transaction.objectStore('answering');
    const remove = async (key: string): Promise<void> => {
      const turns = (await conversations.get(key))?.turns ?? [];
      await Promise.all([conversations.delete(key), ...turns.map(({ id }) => answering.delete(id))]);
    };
    const removal = url === undefined ? Promise.all([conversations.clear(), answering.clear()]) : remove(pageKey(url));
    await Promise.all([removal, transaction.done]);
  });
}
