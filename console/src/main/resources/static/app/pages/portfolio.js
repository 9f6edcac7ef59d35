import { h, memo, tags } from '../lib.js';
import { query, service } from '../api.js';
import { useData } from '../data.js';
import { Choice, Filters, Text } from '../fields.js';
import { useFilter } from '../filter.js';
import { now } from '../format.js';
import { Card, Guarded, Page, View } from '../parts.js';
import { ROLES, may } from '../session.js';
import { word } from '../words.js';
import { Ageing, Cure, OverdueRate, Recovery } from './figures.js';
import { HitRates, Promises } from './reach.js';
import { RollRate } from './rollrate.js';

const { div, p, a } = tags;

export function Portfolio({ search }) {
  return h(
    Page,
    { title: word('page.portfolio'), lead: word('portfolio.lead') },
    h(Figures, { search }),
  );
}

/** The last day of the month that lies so many months before an instant. */
export function monthEnd(instant, before) {
  const at = new Date(instant);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - before + 1, 0))
    .toISOString()
    .slice(0, 10);
}

function Figures({ search }) {
  const { filter, set, asked } = useFilter(
    { by: '', from: monthEnd(now(), 6), to: monthEnd(now(), 1) },
    search,
  );
  return [
    h(
      Card,
      { key: 'filters', class: 'flush' },
      h(
        Filters,
        {},
        h(Choice, {
          label: word('by'),
          value: filter.by,
          onInput: set('by'),
          all: word('by.none'),
          options: ['cohort', 'agency', 'product', 'stage'].map((each) => [
            each,
            word(`by.${each}`),
          ]),
        }),
        h(Text, {
          label: word('from'),
          type: 'date',
          value: filter.from,
          onInput: set('from'),
        }),
        h(Text, { label: word('to'), type: 'date', value: filter.to, onInput: set('to') }),
      ),
      p({ class: 'muted padded' }, word('portfolio.axis')),
    ),
    h(Guarded, { key: 'book', roles: ROLES.portfolio }, h(Book, { asked })),
    div(
      { key: 'reach', class: 'two' },
      h(Guarded, { roles: ROLES.hitRates }, h(HitRates, { from: asked.from, to: asked.to })),
      may(...ROLES.promises) ? h(Promises, { from: asked.from, to: asked.to }) : null,
    ),
  ];
}

const FIGURES = [
  { figure: 'ageing', view: Ageing, over: false },
  { figure: 'overdue-rate', view: OverdueRate, over: true },
  { figure: 'roll-rate', view: RollRate, over: true },
  { figure: 'cure', view: Cure, over: true },
  { figure: 'recovery', view: Recovery, over: true },
];

const Book = memo(function Book({ asked }) {
  return div(
    { class: 'two' },
    FIGURES.map(({ figure, view, over }) => h(One, { key: figure, figure, view, over, asked })),
  );
});

function One({ figure, view, over, asked }) {
  const parameters = {
    by: figure === 'roll-rate' && asked.by === 'stage' ? '' : asked.by,
    ...(over ? { from: asked.from, to: asked.to } : {}),
  };
  const found = useData(query(service('account-service', `/portfolio/${figure}`), parameters));
  const whole = `/api${query(service('account-service', `/portfolio/${figure}.csv`), { ...parameters, bom: true })}`;
  const state = { ...found, data: found.data?.rows };
  return state.data?.length > 0
    ? [
        found.problem && h(View, { key: 'problem', of: { ...found, data: undefined } }),
        h(view, {
          key: 'figure',
          rows: state.data,
          by: asked.by,
          file: figure,
          whole: a({ href: whole, download: `${figure}.csv` }, word('csv.whole')),
        }),
      ]
    : h(
        Card,
        { title: word(`figure.${figure}`) },
        h(View, { of: state, empty: word('figure.none'), rows: 6 }, () => null),
      );
}
