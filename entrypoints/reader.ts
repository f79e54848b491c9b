import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '@/read/start';

export default defineUnlistedScript(() => startReader());
