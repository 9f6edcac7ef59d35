import { store } from './store.js';

function parse() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return {
    page: parts[0] ?? 'start',
    parts: parts.slice(1),
    search: Object.fromEntries(new URLSearchParams(search)),
  };
}

export const route = store(parse());
addEventListener('hashchange', () => route.set(parse()));

/** `link('topics', 'account.overdue')` is the address of that page. */
export function link(page, ...parts) {
  return `#/${[page, ...parts].map(encodeURIComponent).join('/')}`;
}

/** The same with what a page is to begin with. */
export function linkWith(page, search, ...parts) {
  const given = Object.entries(search).filter(([, value]) => value);
  const address = link(page, ...parts);
  return given.length === 0 ? address : `${address}?${new URLSearchParams(given)}`;
}

export function go(address) {
  location.hash = address;
}

/** Keeps filters in the address, so that a page can be sent to somebody; no step back for each. */
export function keepSearch(search) {
  const { page, parts } = route.get();
  history.replaceState(null, '', linkWith(page, search, ...parts));
  route.set(parse());
}
