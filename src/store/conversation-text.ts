import type { Citation } from '@/answer/answer';
import { clock } from '@/text/clock';
import type { Conversation, Turn } from './conversation';

/** Characters that Markdown gives a meaning get a backslash. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replaceAll('\n', ' ');
}

/** Its document, with the page or the time that it has there. */
function sourceOf(turn: Turn, { document, page, atMs }: Citation): string {
  const source = turn.documents[document];
  if (!source) return '';
  const place = page === undefined ? (atMs === undefined ? '' : `, ${clock(atMs)}`) : `, page ${page}`;
  return `[${escaped(source.title || source.url)}](<${source.url.replace(/[<>\n]/g, encodeURIComponent)}>)${place}`;
}

function answerLines(turn: Turn): string[] {
  const { answer, state, error } = turn;
  if (state === 'failed') return [`*It failed: ${escaped(error ?? 'no reason was given')}*`];
  if (!answer) return [state === 'stopped' ? '*Stopped.*' : '*Not answered yet.*'];
  if (answer.answer === null) return [answer.inOtherLanguage ? 'No answer was found.' : 'The page does not say.'];
  const { sentence, summary, written = [] } = answer;
  if (summary)
    return summary.flatMap((one, i) => [...(i > 0 ? ['>'] : []), `> ${escaped(one.quote)}`, `> ${sourceOf(turn, one)}`]);
  const quote = sentence ? ['', `> ${escaped(sentence.quote)}`, `> ${sourceOf(turn, sentence)}`] : [];
  const beside = written.flatMap(({ text, from }) => ['', `${escaped(text)} (${sourceOf(turn, from)})`]);
  const own = sentence && sentence.quote === answer.answer ? quote.slice(1) : [escaped(answer.answer), ...quote];
  return [...own, ...beside];
}

/** Conversations as Markdown: a heading for each page and each question, the answer, and the quotation with its source. */
export function toMarkdown(conversations: readonly Conversation[]): string {
  const parts = conversations.map(({ title, url, turns }) =>
    [
      `# ${escaped(title || url)}`,
      '',
      `<${url.replace(/[<>\n]/g, encodeURIComponent)}>`,
      ...turns.flatMap((turn) => [
        '',
        `## ${escaped(turn.question)}`,
        '',
        `*${new Date(turn.askedMs).toISOString()} · ${escaped(turn.engine)}*`,
        '',
        ...answerLines(turn),
      ]),
      '',
    ].join('\n'),
  );
  return parts.join('\n');
}

/** Conversations as JSON: everything that is kept of them. */
export function toJson(conversations: readonly Conversation[]): string {
  return `${JSON.stringify({ inkling: 1, conversations }, null, 2)}\n`;
}
