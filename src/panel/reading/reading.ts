import type { DocumentInfo } from '@/rpc/reading-jobs';

/** How far the panel is with reading what it stands over. */
export type Reading =
  /** Being read; `isAgain` after the worker was started anew. */
  | { kind: 'reading'; isAgain?: boolean }
  | { kind: 'read'; document: DocumentInfo }
  /** Nothing can be read here: why, and what works instead. */
  | { kind: 'nothing'; why: string }
  /** Inkling is off here, and nothing is read. */
  | { kind: 'off'; where: 'everywhere' | 'site' }
  | { kind: 'failed'; why: string };
