import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What each folder of src may import, beside itself. Packages are listed by name. */
const may: Record<string, string[]> = {
  text: [],
  ngram: ['text'],
  neural: ['text', 'ngram/container', 'ngram/packed-vocabulary'],
  predict: ['text', 'ngram', 'neural'],
  spell: ['text', 'ngram'],
  read: ['text', '@mozilla/readability', 'defuddle', 'pdfjs-dist', 'wxt/browser', 'rpc'],
  search: ['text', 'read'],
  summarize: ['text', 'search', 'read'],
  // Which page a place is on, and when it is said, are told from a block alone.
  answer: ['text', 'search', 'read/position', 'read'],
  rpc: ['models', 'predict', 'spell', 'read', 'summarize', 'answer', 'store', 'wxt/browser'],
  store: ['text', 'models', 'idb', 'wxt/browser', 'wxt/utils/storage', 'predict', 'read', 'search', 'summarize', 'answer'],
  models: ['text', 'onnxruntime-web', 'onnxruntime-common', '@xenova/transformers', '@noble/hashes', 'pbf', 'wxt/browser'],
  options: ['models', 'panel', 'rpc', 'store/settings', 'preact'],
  worker: [
    'models',
    'neural',
    'text',
    'ngram',
    'predict',
    'spell',
    'read',
    'search',
    'summarize',
    'answer',
    'rpc',
    'store',
    'wxt/browser',
  ],
  page: [
    'rpc',
    'text',
    'predict',
    'spell',
    'store/dictionary',
    'store/settings',
    'store/site',
    'preact',
    'wxt/browser',
    'wxt/utils',
  ],
  panel: [
    'rpc',
    'text',
    'predict',
    'read',
    'summarize',
    'answer',
    'store/panel',
    'store/settings',
    'store/site',
    'store/usage',
    'preact',
    'wxt/browser',
  ],
  viewer: ['read', 'rpc', 'pdfjs-dist', 'wxt/browser'],
  train: [
    'text',
    'ngram',
    'neural',
    'predict',
    'spell',
    'read',
    'search',
    'answer',
    'engine',
    'node:',
    'nspell',
    'cmu-pronouncing-dictionary',
    'word-list',
  ],
  engine: [
    'models',
    'neural',
    'onnxruntime-node',
    'text',
    'ngram',
    'predict',
    'spell',
    'read',
    'search',
    'summarize',
    'answer',
    'node:',
    'linkedom',
  ],
};
/** Folders of which others may use the types and nothing else. */
const typesOnly = new Set([
  ...['models', 'predict', 'spell', 'read', 'summarize', 'answer', 'store'].map((folder) => `rpc>${folder}`),
  'store>models',
  ...['predict', 'spell'].map((folder) => `page>${folder}`),
  ...['predict', 'read', 'summarize', 'answer'].flatMap((folder) => [`panel>${folder}`, `store>${folder}`]),
  'store>search',
  ...['search', 'summarize', 'answer'].map((folder) => `${folder}>read`),
]);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));
const importOf = /^(import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^(import)\s+['"]([^'"]+)['"]/gms;

function isAllowed(folder: string, target: string, isType: boolean): boolean {
  if (target.startsWith('./')) return true;
  const allowed = [folder, ...(may[folder] ?? [])].find((name) =>
    [name, `@/${name}`].some((start) => target === start || target.startsWith(start.endsWith(':') ? start : `${start}/`)),
  );
  return allowed !== undefined && (isType || !typesOnly.has(`${folder}>${allowed}`));
}

it.each(files)('src/%s imports only what its folder may', (file) => {
  const source = readFileSync(`src/${file}`, 'utf8');
  const folder = file.split('/')[0]!;
  expect(may, `src/${folder} is in the layer table`).toHaveProperty(folder);
  const wrong = [...source.matchAll(importOf)]
    .map((match) => ({
      target: match[3] ?? match[5]!,
      isType: match[2] !== undefined,
    }))
    .filter(({ target, isType }) => !isAllowed(folder, target, isType))
    .map(({ target }) => target);
  expect(wrong).toEqual([]);
});

it('keeps every source file under 300 lines', () => {
  const long = ['src', 'entrypoints', 'test']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

it('has nothing at the top level but what was agreed', () => {
  const agreed =
    /^(entrypoints|src|public|test|wxt\.config\.ts|package\.json|package-lock\.json|tsconfig\.json|README\.md|LICENSE|\..*)$/;
  const isIgnored = (entry: string): boolean => entry === 'node_modules' || entry.endsWith('.log');
  expect(readdirSync('.').filter((entry) => !agreed.test(entry) && !isIgnored(entry))).toEqual([]);
});

it('names every folder of src in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const folders = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `\`src/${name}/\``);
  expect(folders.filter((folder) => !readme.includes(folder))).toEqual([]);
});
