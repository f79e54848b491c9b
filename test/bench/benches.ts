import type { Bench } from './bench';
import { engineBench } from './engine';
import { pageBench } from './page';

/** Every bench, in the order in which they run. */
export const benches: Bench[] = [engineBench, pageBench];
