import type { Bench } from './bench';
import { engineBench } from './engine';
import { lookUps } from './look-ups';
import { pageBench } from './page';

/** Every bench, in the order in which they run. */
export const benches: Bench[] = [engineBench, lookUps, pageBench];
