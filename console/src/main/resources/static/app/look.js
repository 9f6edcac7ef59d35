import { setting } from './store.js';

/** auto, light or dark; theme.js applies it before the page is drawn. */
export const theme = setting('theme', 'auto');

theme.follow((chosen) => {
  if (chosen === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = chosen;
  }
});
