import { render } from 'preact';
import { App } from '@/panel/App';
import { connectWorker } from '@/rpc/connect';

render(<App worker={connectWorker()} surface="popup" />, document.querySelector('#app')!);
