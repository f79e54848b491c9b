import type { Cue } from './captions';

/** The panel that YouTube shows beside a video: one element for each line, with its time. Both layouts that it uses. */
const LINES = 'ytd-transcript-segment-renderer, transcript-segment-view-model';
const TIME = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/;
/** How long the last line is taken to last. */
const LAST_MS = 5000;

/** The lines of a transcript panel that is open; none where there is none. */
export function transcriptCues(page: Document): Cue[] {
  const cues: Cue[] = [];
  for (const line of page.querySelectorAll(LINES)) {
    // The time is told once more in words for screen readers, so the whole text of the line is of no use.
    const time = textIn(line, '.segment-timestamp, [class*="Timestamp"]:not([class*="A11y"])');
    const text = textIn(line, '.segment-text, [role="text"], [class*="AttributedString"]');
    const startMs = milliseconds(time);
    if (startMs === undefined || !text) continue;
    const last = cues.at(-1);
    if (last) last.endMs = startMs;
    cues.push({ startMs, endMs: startMs + LAST_MS, text });
  }
  return cues;
}

function textIn(line: Element, selector: string): string {
  return line.querySelector(selector)?.textContent?.trim() ?? '';
}

function milliseconds(time: string): number | undefined {
  const match = TIME.exec(time);
  return match ? ((Number(match[1] ?? 0) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000 : undefined;
}
