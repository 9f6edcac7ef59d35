import { setting, store } from './store.js';

/** auto, light or dark. */
export const theme = setting('theme', 'auto');

/** light or dark, as it is drawn; theme.js begins with it before the page is. */
export const look = store(document.documentElement.dataset.theme);

const system = matchMedia('(prefers-color-scheme: dark)');

function draw() {
  const chosen = theme.get();
  const drawn = chosen === 'auto' ? (system.matches ? 'dark' : 'light') : chosen;
  document.documentElement.dataset.theme = drawn;
  look.set(drawn);
}

theme.follow(draw);
system.addEventListener('change', draw);
