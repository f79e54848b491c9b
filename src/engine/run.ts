import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine } from './open';
import { readOptions } from './options';
import { serveLines } from './serve';

/** Exit codes: 1 tables that cannot be read, 2 a wrong command line. */
const USAGE = `usage: npm run -s engine [-- --data DIR] [--models DIR]
Reads one JSON request a line on stdin and answers each with one JSON line on stdout:
  {"job":"complete","before":"…","after":"…","learned":"…"}   after and learned may be left out
  {"job":"score","text":"…"}
  {"job":"check","text":"…","closer":true}   closer, a second look at real words, may be left out
  {"job":"correct-word","word":"…"}
  {"job":"read","html":"…","url":"…"}   url may be left out
  {"job":"summarize","text":"…","title":"…","length":"short|medium|long","style":"points|paragraph|headline","sentences":3,"written":true}
     all but text may be left out; written: by the generator of --models too; "html" and "url" instead of text: start and end then
     count in its blocks, joined by line ends
  {"job":"rank","question":"…","passages":["…"]}
  {"job":"answer","question":"…","text":"…","title":"…"}   title may be left out`;

const inTheExtension = fileURLToPath(new URL('../../public/data', import.meta.url));

// A reader that has seen enough closes its end; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

async function main(): Promise<void> {
  let folder: string;
  let models: string | undefined;
  try {
    const { values } = readOptions(process.argv.slice(2), process.env, { values: ['data', 'models'] });
    models = values['models'] === undefined ? undefined : resolve(values['models']);
    folder = resolve(values['data'] ?? inTheExtension);
  } catch (reason) {
    console.error(`engine: ${(reason as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const engine = openEngine(folder, models);
  engine.catch((reason: unknown) => {
    console.error(`engine: ${reason instanceof Error ? reason.message : String(reason)}`);
    process.exitCode = 1;
  });
  await serveLines(process.stdin, process.stdout, () => engine);
}

await main();
