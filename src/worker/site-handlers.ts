import type { SiteJobs } from '@/rpc/jobs';
import type { Handlers } from '@/rpc/server';
import { ignoreWord, readIgnored } from '@/store/ignored';
import { siteOf } from '@/store/site';

/** Answers a frame about the site of the page that it is in, whose address the browser tells. */
export function siteHandlers(address: string | undefined): Handlers<SiteJobs> {
  const site = siteOf(address ?? '') ?? '';
  return {
    ignored: () => readIgnored(site),
    ignore: ({ word }) => ignoreWord(site, word),
  };
}
