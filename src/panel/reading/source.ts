import type { Wanted } from '@/rpc/reading-jobs';

/** Something that can be read: the page of a tab, what is selected or said in it, or another tab. */
export interface SourceOption {
  id: string;
  label: string;
  icon?: string;
  tabId: number;
  /** The address of another tab. */
  url?: string;
  want: Wanted;
}
