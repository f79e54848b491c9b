import { defineContentScript } from 'wxt/utils/define-content-script';
import { startWriting } from '@/page/start';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: (ctx) => startWriting(ctx.signal),
});
