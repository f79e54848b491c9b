import { serveLines } from '@/engine/serve';
import { toyEngine } from '../eval/toy';

/** A process that serves lines with the toy engine, or with none when it is started with `broken`. */
await serveLines(process.stdin, process.stdout, async () => {
  if (process.argv[2] === 'broken') throw new Error('toy.bin: checksum 00000000 differs from ffffffff');
  return toyEngine('the cat sat on the mat and the cat ran');
});
