import { h, tags, useMemo, useState } from '../lib.js';
import { Chart } from '../chart.js';
import { Choice } from '../fields.js';
import { date, money, number, percent } from '../format.js';
import { word } from '../words.js';
import { keyOf, nameOf } from './figures.js';

const { div, table, thead, tbody, tr, th, td, caption, span } = tags;

/** Stages from the start of a case to its end; those nobody told us of come last. */
const ORDER = [
  'NEW',
  'CURRENT',
  'PRE_DUE',
  'CURED',
  'REHABILITATION',
  'IN_PLAN',
  'HARDSHIP',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'LEGAL',
  'WRITTEN_OFF',
];
const rank = (stage) => {
  const at = ORDER.indexOf(stage);
  return at < 0 ? ORDER.length : at;
};
const inOrder = (stages) =>
  [...new Set(stages)].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));

const columns = (by) => [
  { key: 'from', label: word('from'), head: true, cell: (row) => date(row.from) },
  { key: 'to', label: word('to'), cell: (row) => date(row.to) },
  ...(by && by !== 'stage' ? [{ key: by, label: word(`by.${by}`) }] : []),
  { key: 'currency', label: word('currency') },
  { key: 'fromStage', label: word('stage.from') },
  { key: 'toStage', label: word('stage.to') },
  {
    key: 'accounts',
    label: word('accounts.count'),
    num: true,
    cell: (row) => number(row.accounts),
  },
  {
    key: 'rate',
    label: word('rate.count'),
    num: true,
    cell: (row) => percent(row.rate === null ? null : Number(row.rate)),
  },
  {
    key: 'amountBefore',
    label: word('amount.before'),
    num: true,
    cell: (row) => money(row.amountBefore, row.currency),
  },
  {
    key: 'amountAfter',
    label: word('amount.after'),
    num: true,
    cell: (row) => money(row.amountAfter, row.currency),
  },
  {
    key: 'amountRate',
    label: word('rate.amount'),
    num: true,
    cell: (row) => percent(row.amountRate === null ? null : Number(row.amountRate)),
  },
];

/** From which stage to which, month by month: a heat table, its numbers written in each cell. */
export function RollRate({ rows, by, file, whole }) {
  const group = by === 'stage' ? '' : by;
  const periods = useMemo(
    () => [...new Set(rows.map((row) => `${row.from}/${row.to}`))].sort().reverse(),
    [rows],
  );
  const groups = useMemo(() => [...new Set(rows.map((row) => nameOf(row, group)))], [rows, group]);
  const [period, setPeriod] = useState('');
  const [name, setName] = useState('');
  const [measure, setMeasure] = useState('rate');
  const of = rows.filter(
    (row) =>
      `${row.from}/${row.to}` === (period || periods[0]) &&
      nameOf(row, group) === (groups.includes(name) ? name : groups[0]),
  );
  const cols = useMemo(() => columns(group), [group]);
  const label = (each) => each.split('/').map(date).join(' – ');
  return h(
    Chart,
    {
      title: word('figure.roll-rate'),
      definition: word('define.roll-rate'),
      file,
      option: null,
      columns: cols,
      rows,
      rowKey: keyOf,
      body: h(Matrix, { rows: of, measure }),
    },
    div(
      { class: 'filters inline' },
      h(Choice, {
        label: word('period'),
        value: period || periods[0],
        onInput: setPeriod,
        all: false,
        options: periods.map((each) => [each, label(each)]),
      }),
      groups.length > 1 &&
        h(Choice, {
          label: word('group.of'),
          value: name || groups[0],
          onInput: setName,
          all: false,
          options: groups.map((each) => [each, each]),
        }),
      h(Choice, {
        label: word('measure'),
        value: measure,
        onInput: setMeasure,
        all: false,
        options: [
          ['rate', word('rate.count')],
          ['amountRate', word('rate.amount')],
        ],
      }),
    ),
    whole,
  );
}

function Matrix({ rows, measure }) {
  const from = inOrder(rows.map((row) => row.fromStage));
  const to = inOrder(rows.map((row) => row.toStage));
  const at = new Map(rows.map((row) => [`${row.fromStage}>${row.toStage}`, row]));
  return div(
    {
      'class': 'scroll',
      'tabindex': 0,
      'role': 'group',
      'aria-label': word('figure.roll-rate'),
    },
    table(
      { class: 'matrix' },
      caption(word('matrix.caption')),
      thead(
        tr(
          th({ scope: 'col' }, word('matrix.corner')),
          to.map((stage) => th({ key: stage, scope: 'col' }, stage)),
        ),
      ),
      tbody(
        from.map((stage) =>
          tr(
            { key: stage },
            th({ scope: 'row' }, stage),
            to.map((next) => Cell({ row: at.get(`${stage}>${next}`), measure, key: next })),
          ),
        ),
      ),
    ),
  );
}

/** The shade is one of six steps, so that the number on it can always be read. */
function Cell({ row, measure, key }) {
  const value = row && row[measure] !== null ? Number(row[measure]) : null;
  const step = value === null ? 0 : Math.min(5, Math.ceil(value * 5));
  return td(
    {
      key,
      class: `heat heat-${step}`,
      title: row
        ? `${row.fromStage} → ${row.toStage}: ${number(row.accounts)}, ${money(row.amountBefore, row.currency)}`
        : undefined,
    },
    value === null ? span({ class: 'muted' }, '·') : percent(value),
  );
}
