import { startViewer } from '@/viewer/start';

startViewer(document.querySelector<HTMLElement>('#bar')!, document.querySelector<HTMLElement>('#stage')!);
