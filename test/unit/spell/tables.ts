import { readFileSync } from 'node:fs';
import { PackedModel } from '@/ngram/packed-model';
import { Speller } from '@/spell/speller';
import { readSpelling, type SpellingTable } from '@/spell/table';

function bytesOf(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(`public/data/${name}`)).buffer;
}

/** The table that is packed in the extension. */
export function packedSpelling(): SpellingTable {
  return readSpelling(bytesOf('spelling.bin'), 'spelling.bin');
}

/** A speller on the tables that are packed in the extension. */
export function packedSpeller(): Speller {
  return new Speller(new PackedModel(bytesOf('ngrams.bin'), 'ngrams.bin'), packedSpelling());
}
