import { expect, it } from 'vitest';
import { engineWords } from '@/panel/writing/report';

const status = { engine: 'built in', bytes: 12_448_211, learnedWords: 0, network: { state: 'waiting' as const } };

it('says that it starts, before there is an answer', () => {
  expect(engineWords({ kind: 'starting' })).toEqual({ name: 'Built in', state: 'Starting' });
});

it('says that it is ready, and how big it is', () => {
  expect(engineWords({ kind: 'answered', status }, 'en')).toEqual({ name: 'Built in', state: 'Ready, 12.4 MB' });
  expect(engineWords({ kind: 'answered', status: { ...status, bytes: 0 } }, 'en').state).toBe('Ready');
});

it('says what went wrong and why', () => {
  const error = 'table "ngram.bin": has 12 bytes, expected 9000000';
  expect(engineWords({ kind: 'answered', status: { ...status, error } }, 'en')).toEqual({
    name: 'Built in',
    state: 'Not working',
    trouble: `Completions cannot be made: ${error}`,
  });
});

it('says that the worker gave no answer', () => {
  expect(engineWords({ kind: 'silent', why: 'Extension context invalidated.' })).toEqual({
    name: 'Built in',
    state: 'Not working',
    trouble: 'The extension’s worker gave no answer: Extension context invalidated.',
  });
});
