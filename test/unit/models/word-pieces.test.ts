import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readTokenizer } from '@/models/tokenizer';
import { readVocabulary, WordPieces } from '@/models/word-pieces';
import { itWithShared } from '../../shared';

const MODEL = 'models/Xenova/all-MiniLM-L6-v2';
const SQUAD = 'corpus/squad-v1.1-13-articles.json';

const VOCABULARY = ['[UNK]', 'the', 'bridge', '##s', 'of', 'konigs', '##berg', '1894', '$', '.', 'i', '橋', 'cafe'];
const small = new WordPieces(new Map(VOCABULARY.map((piece, id) => [piece, id])));

function cut(text: string): [piece: string, written: string][] {
  const { ids, starts, ends } = small.encode(text);
  return ids.map((id, i) => [VOCABULARY[id]!, text.slice(starts[i], ends[i])]);
}

it('says where each piece stands as it is written', () => {
  expect(cut('The Bridges  of Königsberg.')).toEqual([
    ['the', 'The'],
    ['bridge', 'Bridge'],
    ['##s', 's'],
    ['of', 'of'],
    ['konigs', 'Königs'],
    ['##berg', 'berg'],
    ['.', '.'],
  ]);
});

it('counts in UTF-16 units, whatever an accent is written with', () => {
  expect(cut('𝒳 cafe\u0301 café')).toEqual([
    ['[UNK]', '𝒳'],
    ['cafe', 'cafe'],
    ['cafe', 'café'],
  ]);
});

it('parts marks, and characters that are words of their own', () => {
  expect(cut('$1894')).toEqual([
    ['$', '$'],
    ['1894', '1894'],
  ]);
  expect(cut('橋橋').map(([piece]) => piece)).toEqual(['橋', '橋']);
});

it('takes a word it cannot put together as one unknown piece, and leaves out what cannot be seen', () => {
  expect(cut('bridgework the\u200b')).toEqual([
    ['[UNK]', 'bridgework'],
    ['the', 'the'],
  ]);
  expect(cut('İ')).toEqual([['i', 'İ']]);
});

it('names the piece that a vocabulary lacks, and the file that has none', () => {
  expect(() => new WordPieces(new Map([['the', 0]]))).toThrow('the vocabulary has no "[UNK]"');
  expect(() => readVocabulary('tokenizer.json', '{"model":{"type":"BPE","vocab":{"a":0}}}')).toThrow('tokenizer.json');
  expect(readVocabulary('vocab.txt', 'a\nb\n').get('b')).toBe(1);
});

itWithShared("gives the ids of the library's tokenizer", MODEL, (folder) => {
  const file = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
  const library = readTokenizer(file('tokenizer.json'), file('tokenizer_config.json'));
  const own = new WordPieces(readVocabulary('tokenizer.json', file('tokenizer.json')));
  expect(readVocabulary('vocab.txt', file('vocab.txt'))).toEqual(readVocabulary('tokenizer.json', file('tokenizer.json')));
  const texts = [
    'Naïve CAFÉS—“quoted”, 3.5% of £1,000… or €20?',
    'Genghis Khan (Чингис Хаан; 成吉思汗) İstanbul straße ﬁ Ⅻ ½',
    'don’t re-enter e.g. U.S.A. C++ foo_bar a\u00a0b\u2009c\td\ne',
    '한국어 텍스트 กขค हिन्दी عربى 🙂 👩‍👩‍👧',
    'x'.repeat(120),
    '',
  ];
  const squad = JSON.parse(readFileSync(`${folder}/../../../${SQUAD}`, 'utf8')) as { paragraphs: { context: string }[] }[];
  texts.push(...squad.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context)));
  expect(texts.length).toBeGreaterThan(800);
  for (const text of texts) expect(own.encode(text).ids, text.slice(0, 60)).toEqual(library.encode(text));
});
