import { h, memo, tags, useEffect, useRef, useState } from './lib.js';
import { send } from './api.js';
import { Dialog } from './dialog.js';
import { KEYS, useKeys } from './keys.js';
import { services, topics } from './live.js';
import { theme } from './look.js';
import { Announcer, Badge } from './parts.js';
import { NAVIGATION, PAGES } from './pages.js';
import { go, link, route } from './router.js';
import { session } from './session.js';
import { useStore } from './store.js';
import { ago, dateTime } from './format.js';
import { language, term, word } from './words.js';

const {
  div,
  header,
  nav,
  main,
  a,
  button,
  ul,
  li,
  span,
  form,
  input,
  label,
  dl,
  dt,
  dd,
  kbd,
  p,
  strong,
} = tags;

export function Shell() {
  const { page } = useStore(route);
  const [isOpen, setOpen] = useState(false);
  const [asksKeys, setAsksKeys] = useState(false);
  const search = useRef();
  const middle = useRef();
  useKeys({ search: () => search.current?.focus(), help: () => setAsksKeys(true) });
  const first = useRef(true);
  useEffect(() => {
    setOpen(false);
    if (!first.current) {
      middle.current?.querySelector('h1')?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    first.current = false;
  }, [page]);
  return div(
    { class: 'shell' },
    a({ class: 'skip', href: '#main', onClick: skip }, word('skip')),
    h(Top, { search, isOpen, onMenu: () => setOpen(!isOpen), onKeys: () => setAsksKeys(true) }),
    h(Navigation, { page, isOpen }),
    main({ id: 'main', ref: middle, tabindex: -1 }, h(OutageBar), h(Current)),
    h(Announcer),
    asksKeys && h(KeysDialog, { onClose: () => setAsksKeys(false) }),
  );
}

function skip(event) {
  event.preventDefault();
  document.querySelector('#page-title')?.focus();
}

/** Drawn for a new address only, not when the shell opens its menu or a dialog. */
const Current = memo(function Current() {
  const { page, parts, search } = useStore(route);
  const view = PAGES[page] ?? PAGES.start;
  return h(view, { key: [page, ...parts].join('/'), parts, search });
});

function Top({ search, isOpen, onMenu, onKeys }) {
  return header(
    { class: 'top' },
    button(
      {
        'class': 'menu-button',
        'type': 'button',
        'aria-expanded': String(isOpen),
        'aria-controls': 'navigation',
        'onClick': onMenu,
      },
      span({ 'aria-hidden': 'true' }, '☰'),
      span({ class: 'hidden' }, word('menu')),
    ),
    a({ class: 'brand', href: link('start') }, 'Forbear'),
    h(Search, { own: search }),
    h(Health),
    h(Looks, { onKeys }),
  );
}

function Search({ own }) {
  return form(
    {
      class: 'search',
      role: 'search',
      onSubmit: (event) => {
        event.preventDefault();
        const debtor = own.current.value.trim();
        if (debtor) {
          go(link('debtors', debtor));
        }
      },
    },
    label({ class: 'hidden', for: 'debtor-search' }, word('search.debtor')),
    input({
      id: 'debtor-search',
      ref: own,
      type: 'search',
      placeholder: word('search.debtor'),
      autocomplete: 'off',
    }),
  );
}

/** One sign for all services; what is out is named in the bar below. */
function Health() {
  const { list } = useStore(services);
  const flowing = useStore(topics, (value) => value.flowing);
  const out = (list ?? []).filter((each) => !each.up).length;
  return a(
    { class: 'health', href: link('start') },
    list === null
      ? h(Badge, {}, word('health.unknown'))
      : out === 0
        ? h(Badge, { tone: 'ok' }, word('health.ok'))
        : h(Badge, { tone: 'bad' }, word('health.out', { count: out })),
    flowing === false && h(Badge, { tone: 'warn' }, word('live.broken')),
  );
}

const THEMES = ['auto', 'light', 'dark'];

function Looks({ onKeys }) {
  const look = useStore(theme);
  const known = useStore(session);
  const next = THEMES[(THEMES.indexOf(look) + 1) % THEMES.length];
  const other = language.get() === 'en' ? 'zh-CN' : 'en';
  return div(
    { class: 'looks' },
    button(
      {
        type: 'button',
        class: 'icon-button',
        lang: other,
        onClick: () => language.set(other),
      },
      other === 'en' ? 'English' : '中文',
    ),
    button(
      {
        'type': 'button',
        'class': 'icon-button',
        'onClick': () => theme.set(next),
        'aria-label': word('theme', { now: term('theme', look) }),
        'title': word('theme', { now: term('theme', look) }),
      },
      span({ 'aria-hidden': 'true' }, { auto: '◐', light: '☀', dark: '☾' }[look]),
    ),
    button(
      {
        'type': 'button',
        'class': 'icon-button wide-only',
        'onClick': onKeys,
        'aria-label': word('keys'),
        'title': word('keys'),
      },
      '?',
    ),
    known &&
      span(
        {
          class: 'who wide-only',
          title: known.roles?.map((role) => term('role', role)).join(', '),
        },
        known.subject,
      ),
    button({ type: 'button', class: 'icon-button', onClick: signOut }, word('sign.out')),
  );
}

async function signOut() {
  await send('DELETE', '/session').catch(() => null);
  session.set(null);
}

function Navigation({ page, isOpen }) {
  return nav(
    { 'id': 'navigation', 'class': isOpen ? 'open' : '', 'aria-label': word('navigation') },
    NAVIGATION.map(({ group, pages }) =>
      div(
        { key: group, class: 'nav-group' },
        p({ class: 'nav-title', id: `nav-${group}` }, word(`nav.${group}`)),
        ul(
          { 'aria-labelledby': `nav-${group}` },
          pages.map((each) =>
            li(
              { key: each },
              a(
                {
                  'href': link(each),
                  'aria-current': page === each ? 'page' : undefined,
                },
                word(`page.${each}`),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What is out, since when: on every page, because it colours what every page shows. */
function OutageBar() {
  const { list, problem } = useStore(services);
  const broker = useStore(topics, (value) => value.snapshot?.broker ?? null);
  const registry = useStore(topics, (value) => value.snapshot?.registry ?? null);
  const out = [
    ...(problem?.status === 0
      ? [{ service: word('out.console'), since: null, detail: word('out.console.detail') }]
      : []),
    ...(list ?? []).filter((each) => !each.up),
    ...(broker && !broker.up ? [{ service: 'Kafka', ...broker }] : []),
    ...(registry && !registry.up ? [{ service: word('registry'), ...registry }] : []),
  ];
  return out.length === 0
    ? null
    : div(
        { class: 'outages', role: 'alert' },
        out.map((each) =>
          p(
            { key: each.service },
            span({ 'class': 'sign', 'aria-hidden': 'true' }, '■'),
            strong(word('out.service', { service: each.service })),
            ' ',
            each.since &&
              word('out.since', {
                since: dateTime(each.since),
                ago: ago(each.since, true),
              }),
            each.detail && span({ class: 'outage-detail' }, ` ${each.detail}`),
          ),
        ),
      );
}

function KeysDialog({ onClose }) {
  return h(
    Dialog,
    { title: word('keys'), onClose },
    dl(
      { class: 'keys' },
      KEYS.map(({ keys, text }) =>
        div(
          { key: text },
          dt(keys.map((key) => kbd({ key }, key))),
          dd(text.startsWith('page.') ? word('keys.go', { page: word(text) }) : word(text)),
        ),
      ),
    ),
  );
}
