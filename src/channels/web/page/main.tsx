// The web page's script. Preact draws it: some 5 kB, and text that it is given stays text, whatever it looks like.
import { render } from 'preact';
import { App } from './app.js';

render(<App />, document.getElementById('app')!);
