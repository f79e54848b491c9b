import { render } from 'preact';
import { Popup } from '@/panel/Popup';

render(<Popup />, document.querySelector('#app')!);
