import { build } from 'vite';

const bundles = new Map<string, Promise<string>>();

/** A module of a test page as one script, with the packages that it imports. Made once. */
export function bundle(file: string): Promise<string> {
  const known = bundles.get(file) ?? make(file);
  bundles.set(file, known);
  return known;
}

async function make(file: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, rolldownOptions: { input: file, output: { format: 'es' } } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !('output' in output)) throw new Error(`bundle: no output for ${file}`);
  return output.output[0].code;
}
