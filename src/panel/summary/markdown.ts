import type { DocumentInfo } from '@/rpc/reading-jobs';
import type { SummaryStyle } from '@/summarize/summary';

/** Characters that Markdown would take for its own. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+])/, '\\$1');
}

/** A summary as Markdown: the title with its address, then the points as a list or as one paragraph, then what a model wrote, if it did. */
export function summaryMarkdown(
  { title, url }: Pick<DocumentInfo, 'title' | 'url'>,
  style: SummaryStyle,
  points: { text: string }[],
  written?: { by: string; points: { text: string }[] },
): string {
  const body = (all: { text: string }[]): string => {
    const texts = all.map(({ text }) => escaped(text));
    return style === 'points' ? texts.map((text) => `- ${text}`).join('\n') : texts.join(' ');
  };
  const address = url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20');
  const beside = written?.points.length ? `\nWritten by ${escaped(written.by)}:\n\n${body(written.points)}\n` : '';
  return `## [${escaped(title) || address}](${address})\n\n${body(points)}\n${beside}`;
}
