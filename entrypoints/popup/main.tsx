import { render } from 'preact';
import { Popup } from '@/panel/Popup';
import { connectWorker } from '@/rpc/connect';

render(<Popup worker={connectWorker()} />, document.querySelector('#app')!);
