import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPdfReader } from '@/read/pdf/start';

export default defineUnlistedScript(() => startPdfReader());
