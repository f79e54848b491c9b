import type { Bench } from './bench';
import { engineBench } from './engine';
import { lookUps } from './look-ups';
import { modelsBench } from './models/bench';
import { pageBench } from './page';
import { panelBench } from './panel';
import { readBench } from './read';
import { readerBench } from './reader';
import { searchBench } from './search';
import { spellBench } from './spell';
import { summarizeBench } from './summarize';

/** Every bench, in the order in which they run. */
export const benches: Bench[] = [
  engineBench,
  lookUps,
  spellBench,
  readBench,
  searchBench,
  summarizeBench,
  pageBench,
  panelBench,
  modelsBench,
  readerBench,
];
