/** The browser offers no graphics card now. It may again later. */
export class NoCard extends Error {
  override name = 'NoCard';
}

/** The graphics card went away under what ran on it: its driver or the browser's process for it has crashed. */
export class CardLost extends Error {
  override name = 'CardLost';
}

/** Errors that come from a thread have their name and no class. */
export function isNoCard(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'NoCard';
}

export function isCardLost(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'CardLost';
}

/** A graphics card that is there. */
export interface Card {
  /** Resolves when it is lost, after which nothing on it ever ends. */
  readonly lost: Promise<unknown>;
}

/**
 * Pauses between requests, in ms. In Chromium the first request after a crash is answered with no card, also where the card is
 * back 30 to 200 ms later; after a second crash all are refused for minutes.
 */
const PAUSES_MS = [100, 200, 400, 800];

/** Waits until there is a card, and watches it. Rejects with `NoCard` where none comes. */
export async function waitForCard(gpu: Pick<GPU, 'requestAdapter'> | undefined): Promise<Card> {
  for (const pauseMs of [0, ...PAUSES_MS]) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const adapter = await gpu?.requestAdapter().catch(() => null);
    // The runtime's own device comes late, and a crash before it would be known to nobody.
    const device = await adapter?.requestDevice().catch(() => undefined);
    if (device) return { lost: device.lost };
  }
  throw new NoCard('models: the browser offers no graphics card now');
}
