import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';

/** Bytes that processes of a browser have in memory, all or those of one kind; undefined where the system does not tell. */
export async function residentBytes(browser: CDPSession, kind?: 'renderer'): Promise<number | undefined> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => !kind || type === kind).map(({ id }) => bytesOf(id));
  return sizes.every((size) => size !== undefined) ? sizes.reduce((sum, size) => sum! + size!, 0) : undefined;
}

/** Bytes of a process in memory, as Linux tells them. */
function bytesOf(id: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
