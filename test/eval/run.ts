import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine } from '@/engine/open';
import { readOptions } from '@/engine/options';
import { runTask } from './report';
import { tasks } from './tasks';

const USAGE = `usage: npm run eval [-- [task…] [--json] [--data DIR] [--models DIR] [--bits N] [--rows N] [--phrases FILE] [--corpus DIR] [--order N]]
tasks: ${tasks.map(({ name, about }) => `${name} (${about})`).join(', ')}; all of them when none is named
The sets are in EVAL_DIR (default ../shared/eval); --data takes the tables from another folder, --json prints one JSON document.
--bits 4 has the generator of --models compute with four bits as on a graphics card, not with eight as on the processor.
ngram trains on the texts of --corpus (default ../shared/corpus), with --order 4 also models of four words.`;

const inTheExtension = fileURLToPath(new URL('../../public/data', import.meta.url));

async function main(): Promise<void> {
  const { values, flags, names } = readOptions(process.argv.slice(2), process.env, {
    values: ['data', 'models', 'bits', 'rows', 'phrases', 'corpus', 'order'],
    flags: ['json', 'help'],
    names: tasks.map(({ name }) => name),
  });
  if (flags.has('help')) return console.log(USAGE);
  const json = flags.has('json');
  const folder = process.env['EVAL_DIR'] || '../shared/eval';
  const phrases = values['phrases'];
  const data = resolve(values['data'] ?? inTheExtension);
  const engine = await openEngine(data, values['models'] && resolve(values['models']), { bits: bitsOf(values['bits']) });
  const reports = [];
  for (const task of tasks.filter(({ name }) => !names.length || names.includes(name))) {
    const setting = {
      folder,
      engine,
      ...(values['rows'] !== undefined && { rows: Number(values['rows']) }),
      data,
      corpus: values['corpus'] ?? '../shared/corpus',
      orders: ordersOf(values['order']),
      phraseFiles: phrases ? [resolve(phrases)] : [],
      progress: (text: string) => console.error(`… ${text}`),
    };
    reports.push(await runTask(task, setting, json ? console.error : console.log));
  }
  if (json) console.log(JSON.stringify(reports, null, 1));
  for (const { task, seconds, skipped } of reports)
    console.error(`${task}: ${seconds} s${skipped.length ? `, ${skipped.length} skipped` : ''}`);
}

/** What the extension has without a graphics card. */
function bitsOf(value = '8'): 4 | 8 {
  if (value !== '4' && value !== '8') throw new Error(`--bits ${value}: the weights have 4 bits, or are made to have 8`);
  return value === '4' ? 4 : 8;
}

/** Models of three words are always measured. */
function ordersOf(value = '3'): number[] {
  if (value !== '3' && value !== '4') throw new Error(`--order ${value}: there are figures for 3 and 4 only`);
  return value === '4' ? [3, 4] : [3];
}

try {
  await main();
} catch (reason) {
  console.error(`eval: ${reason instanceof Error ? reason.message : String(reason)}\n${USAGE}`);
  process.exitCode = 1;
}
