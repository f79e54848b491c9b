import { render } from 'preact';
import { Options } from '@/options/Options';
import { connectWorker } from '@/rpc/connect';

render(<Options worker={connectWorker()} />, document.querySelector('#app')!);
