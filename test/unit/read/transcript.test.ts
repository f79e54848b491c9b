import { expect, it } from 'vitest';
import { parseHtml } from '@/engine/read-html';
import { transcriptCues } from '@/read/transcript';

const line = (time: string, text: string): string =>
  `<ytd-transcript-segment-renderer><div class="segment" aria-label="${time} ${text}"><div class="segment-start-offset">
   <div class="segment-timestamp">\n  ${time}\n</div></div><yt-formatted-string class="segment-text"> ${text} </yt-formatted-string></div></ytd-transcript-segment-renderer>`;

it('reads the lines of an open transcript with their times', () => {
  const page = parseHtml(
    `<html><body><p>0:00 around</p>${line('0:01', 'Rivers bend,')}${line('1:02', 'most of them.')}${line('1:00:03', 'The end.')}</body></html>`,
  );
  expect(transcriptCues(page)).toEqual([
    { startMs: 1000, endMs: 62_000, text: 'Rivers bend,' },
    { startMs: 62_000, endMs: 3_603_000, text: 'most of them.' },
    { startMs: 3_603_000, endMs: 3_608_000, text: 'The end.' },
  ]);
});

it('reads none where no transcript is open', () => {
  expect(transcriptCues(parseHtml('<html><body><video></video><p>0:01 text</p></body></html>'))).toEqual([]);
});
