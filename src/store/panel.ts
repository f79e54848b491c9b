import { storage } from 'wxt/utils/storage';
import type { SummaryLength, SummaryStyle } from '@/summarize/summary';

/** How summaries were wanted last: the next one starts so. */
export interface SummaryChoice {
  length: SummaryLength;
  style: SummaryStyle;
}

export const summaryChoice = storage.defineItem<SummaryChoice>('local:summaryChoice', {
  fallback: { length: 'medium', style: 'points' },
});

/** Which part of the panel was looked at last, and over which page: a popup that opens there again starts with it. */
export interface LastView {
  url: string;
  view: 'summary' | 'ask';
}

export const lastView = storage.defineItem<LastView | null>('session:lastView', { fallback: null });

/** Whether the person does not want to be told of models that answer better. */
export const modelOfferDeclined = storage.defineItem<boolean>('local:modelOfferDeclined', { fallback: false });

/** What a menu asks of the side panel that it opens. */
export interface PanelRequest {
  tabId: number;
  view: 'summary' | 'ask';
  atMs: number;
}

export const panelRequest = storage.defineItem<PanelRequest | null>('session:panelRequest', { fallback: null });
