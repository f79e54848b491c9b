import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine } from '@/engine/open';
import { readOptions } from '@/engine/options';
import { runTask } from '../eval/report';
import { benches } from './benches';
import { machine } from './machine';

const USAGE = `usage: npm run bench [-- [name…] [--json] [--data DIR]]
benches: ${benches.map(({ name, about }) => `${name} (${about})`).join(', ')}; all of them when none is named
Texts to type come from EVAL_DIR (default ../shared/eval); --data takes the tables from another folder, --json prints one JSON document.`;

const inTheExtension = fileURLToPath(new URL('../../public/data', import.meta.url));

async function main(): Promise<void> {
  const { values, flags, names } = readOptions(process.argv.slice(2), process.env, {
    values: ['data'],
    flags: ['json', 'help'],
    names: benches.map(({ name }) => name),
  });
  if (flags.has('help')) return console.log(USAGE);
  const say = flags.has('json') ? console.error : console.log;
  const data = resolve(values['data'] ?? inTheExtension);
  const setting = {
    folder: process.env['EVAL_DIR'] || '../shared/eval',
    data,
    open: () => openEngine(data),
    progress: (text: string) => console.error(`… ${text}`),
  };
  const where = machine();
  say(`${where}\n`);
  const reports = [];
  for (const bench of benches.filter(({ name }) => !names.length || names.includes(name)))
    reports.push(await runTask(bench, setting, say));
  if (flags.has('json')) console.log(JSON.stringify({ machine: where, benches: reports }, null, 1));
}

try {
  await main();
} catch (reason) {
  console.error(`bench: ${reason instanceof Error ? reason.message : String(reason)}\n${USAGE}`);
  process.exitCode = 1;
}
