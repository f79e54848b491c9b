import type { Bench } from './bench';
import { engineBench } from './engine';

/** Every bench, in the order in which they run. */
export const benches: Bench[] = [engineBench];
