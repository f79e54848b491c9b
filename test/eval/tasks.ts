import { models } from './models/task';
import { nextWord } from './next-word/task';
import { ngram } from './ngram/task';
import { likelyAnswering, questionAnswering } from './qa/task';
import { read } from './read/task';
import { retrieval } from './retrieval/task';
import { spelling } from './spelling/task';
import { summarizing } from './summarize/task';
import type { Task } from './task';

/** Every evaluation, in the order in which they run. */
export const tasks: Task[] = [
  nextWord,
  ngram,
  spelling,
  read,
  summarizing,
  retrieval,
  questionAnswering,
  likelyAnswering,
  models,
];
