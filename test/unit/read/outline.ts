import { readHtml } from '@/engine/read-html';
import type { Block } from '@/read/document';

/** Blocks as lines: kind, sections, text. */
export function outline(blocks: readonly Block[]): string[] {
  return blocks.map(({ kind, text, section }) => [kind, ...section, text].join(' / '));
}

export function outlineOf(html: string): string[] {
  return outline(readHtml(html, 'http://example.org/page').document.blocks);
}
