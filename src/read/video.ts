import { type Cue, captionBlocks } from './captions';
import type { ReadDocument } from './document';
import { transcriptCues } from './transcript';

/** Text tracks load after they are asked for. */
const LOADING_MS = 5000;
const CAPTION_KINDS = new Set(['captions', 'subtitles', 'descriptions']);

/** The video of a page that has something to read: the first with captions, the largest before smaller ones. */
export function videosOf(page: Document): HTMLVideoElement[] {
  const area = (video: HTMLVideoElement): number => video.clientWidth * video.clientHeight;
  return [...page.querySelectorAll('video')].sort((one, other) => area(other) - area(one));
}

export function hasCaptions(page: Document): boolean {
  return videosOf(page).some((video) => trackOf(video) !== undefined) || transcriptCues(page).length > 0;
}

/** The track to read: one that is on, else one in the language of the page, else the first. */
function trackOf(video: HTMLVideoElement): TextTrack | undefined {
  const tracks = [...video.textTracks].filter(({ kind }) => CAPTION_KINDS.has(kind));
  const language = video.ownerDocument.documentElement.lang.slice(0, 2);
  return (
    tracks.find(({ mode }) => mode === 'showing') ??
    tracks.find((track) => language !== '' && track.language.startsWith(language)) ??
    tracks[0]
  );
}

/** Reads what is said in the video of a page: an open transcript, else the cues of its text tracks. No blocks where there are none. */
export async function readCaptions(page: Document, title: string, signal: AbortSignal): Promise<ReadDocument> {
  const document = (cues: Cue[]): ReadDocument => ({ source: 'captions', title, url: page.URL, blocks: captionBlocks(cues) });
  const transcript = transcriptCues(page);
  if (transcript.length) return document(transcript);
  for (const video of videosOf(page)) {
    const track = trackOf(video);
    const cues = track ? await cuesOf(video, track, signal) : [];
    if (cues.length) return document(cues);
  }
  return document([]);
}

/** All cues of a track, which is left as it was. */
async function cuesOf(video: HTMLVideoElement, track: TextTrack, signal: AbortSignal): Promise<Cue[]> {
  const { mode } = track;
  // A track that is off has no cues.
  if (mode === 'disabled') track.mode = 'hidden';
  try {
    await untilLoaded(video, track, signal);
    return [...(track.cues ?? [])].map((cue) => ({
      startMs: Math.round(cue.startTime * 1000),
      endMs: Math.round(cue.endTime * 1000),
      text: (cue as Partial<VTTCue>).text ?? '',
    }));
  } finally {
    track.mode = mode;
  }
}

function untilLoaded(video: HTMLVideoElement, track: TextTrack, signal: AbortSignal): Promise<void> {
  const element = [...video.querySelectorAll('track')].find((one) => one.track === track);
  if (!element || element.readyState >= element.LOADED) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      for (const name of ['load', 'error']) element.removeEventListener(name, done);
      signal.removeEventListener('abort', abort);
    };
    const done = (): void => {
      settle();
      resolve();
    };
    const abort = (): void => {
      settle();
      reject(signal.reason);
    };
    const timer = setTimeout(done, LOADING_MS);
    for (const name of ['load', 'error']) element.addEventListener(name, done);
    signal.addEventListener('abort', abort);
  });
}

/** Goes to a time of the video that was read and plays it; false where there is none. */
export function seek(page: Document, ms: number): boolean {
  const [video] = videosOf(page);
  if (!video) return false;
  video.currentTime = ms / 1000;
  video.scrollIntoView({ block: 'center', behavior: 'instant' });
  // A browser that lets nothing play by itself leaves it at the right time.
  video.play().catch(() => {});
  return true;
}
