import { h, useMemo } from '../lib.js';
import { Chart } from '../chart.js';
import { date, money, number, percent } from '../format.js';
import { word } from '../words.js';

const num = (key, label, show = number) => ({
  key,
  label,
  num: true,
  cell: (row) => show(row[key]),
  raw: (row) => row[key],
});
const rate = (key, label) =>
  num(key, label, (value) => percent(value === null ? null : Number(value)));
const amount = (key, label) => ({
  key,
  label,
  num: true,
  cell: (row) => money(row[key], row.currency),
  raw: (row) => row[key],
});
const text = (key, label) => ({ key, label, cell: (row) => row[key] ?? '–' });
const day = (key, label) => ({ key, label, cell: (row) => date(row[key]) });

const groupColumns = (by) => [
  ...(by ? [text(by, word(`by.${by}`))] : []),
  text('currency', word('currency')),
];

/** What a row is of, as one name: its group, and its currency, which are never added. */
export const nameOf = (row, by) => [by ? row[by] : null, row.currency].filter(Boolean).join(' · ');

export const keyOf = (row) => JSON.stringify(Object.values(row).slice(0, 12));

const PERCENT_AXIS = {
  type: 'value',
  min: 0,
  axisLabel: { formatter: (value) => percent(value, 0) },
};

/** Categories along the bottom, one bar or line a name; a hole where a name has no row. */
function grouped(rows, category, by, value, type, more = {}) {
  const names = [...new Set(rows.map((row) => nameOf(row, by)))];
  const categories = [...new Set(rows.map(category))];
  const at = new Map(rows.map((row) => [`${category(row)}\n${nameOf(row, by)}`, value(row)]));
  return {
    categories,
    series: names.map((name) => ({
      name,
      type,
      data: categories.map((each) => at.get(`${each}\n${name}`) ?? null),
      ...more,
    })),
  };
}

export function Ageing({ rows, by, file, whole }) {
  const columns = useMemo(
    () => [
      day('asOf', word('as.of')),
      ...groupColumns(by),
      { ...text('daysPastDue', word('days.past.due')), head: true },
      num('accounts', word('accounts.count')),
      amount('amountOverdue', word('amount.overdue')),
      amount('balance', word('balance')),
    ],
    [by],
  );
  const option = useMemo(() => {
    const sorted = [...rows].sort((a, b) => a.daysFrom - b.daysFrom);
    const { categories, series } = grouped(
      sorted,
      (row) => row.daysPastDue,
      by,
      (row) => row.accounts,
      'bar',
      { stack: 'all' },
    );
    return {
      xAxis: { type: 'category', data: categories, name: word('days.past.due') },
      yAxis: { type: 'value', name: word('accounts.count'), minInterval: 1 },
      series,
    };
  }, [rows, by]);
  return h(
    Chart,
    {
      title: word('figure.ageing'),
      definition: word('define.ageing'),
      file,
      option,
      columns,
      rows,
      rowKey: keyOf,
    },
    whole,
  );
}

export function OverdueRate({ rows, by, file, whole }) {
  const columns = useMemo(
    () => [
      { ...day('asOf', word('as.of')), head: true },
      ...groupColumns(by),
      num('accounts', word('accounts.count')),
      num('overdue', word('overdue')),
      rate('rate', word('rate.count')),
      amount('balance', word('balance')),
      amount('amountOverdue', word('amount.overdue')),
      rate('amountRate', word('rate.amount')),
    ],
    [by],
  );
  const option = useMemo(() => {
    const { categories, series } = grouped(
      rows,
      (row) => row.asOf,
      by,
      (row) => (row.rate === null ? null : Number(row.rate)),
      'line',
    );
    return {
      xAxis: { type: 'category', data: categories.map(date), name: word('month.end') },
      yAxis: { ...PERCENT_AXIS, name: word('unit.share.accounts') },
      tooltip: { valueFormatter: (value) => percent(value) },
      series,
    };
  }, [rows, by]);
  return h(
    Chart,
    {
      title: word('figure.overdue-rate'),
      definition: word('define.overdue-rate'),
      file,
      option,
      columns,
      rows,
      rowKey: keyOf,
    },
    whole,
  );
}

/** Rates over one period: a bar by count and one by amount for each group. */
function overPeriod(rows, by) {
  return {
    xAxis: {
      type: 'category',
      data: rows.map((row) => nameOf(row, by)),
      name: by ? word(`by.${by}`) : word('currency'),
    },
    yAxis: { ...PERCENT_AXIS, name: word('unit.share') },
    tooltip: { valueFormatter: (value) => percent(value), axisPointer: { type: 'shadow' } },
    series: [
      ['rate', 'rate.count'],
      ['amountRate', 'rate.amount'],
    ].map(([key, name]) => ({
      name: word(name),
      type: 'bar',
      barMaxWidth: 48,
      data: rows.map((row) => (row[key] === null ? null : Number(row[key]))),
    })),
  };
}

/** A rate over one period, by count and by amount. */
function Period({ rows, by, file, whole, columns }) {
  const cols = useMemo(
    () => [
      { ...day('from', word('from')), head: true },
      day('to', word('to')),
      ...groupColumns(by),
      num('overdue', word('overdue')),
      ...columns(),
      rate('amountRate', word('rate.amount')),
    ],
    [by],
  );
  const option = useMemo(() => overPeriod(rows, by), [rows, by]);
  return h(
    Chart,
    {
      title: word(`figure.${file}`),
      definition: word(`define.${file}`),
      file,
      option,
      columns: cols,
      rows,
      rowKey: keyOf,
    },
    whole,
  );
}

export const Cure = (shown) =>
  h(Period, {
    ...shown,
    columns: () => [
      num('cured', word('cured')),
      rate('rate', word('rate.count')),
      amount('amountOverdue', word('amount.overdue')),
      amount('amountCured', word('amount.cured')),
    ],
  });

export const Recovery = (shown) =>
  h(Period, {
    ...shown,
    columns: () => [
      num('paying', word('paying')),
      rate('rate', word('rate.count')),
      amount('amountOverdue', word('amount.overdue')),
      amount('received', word('received')),
      amount('recovered', word('recovered')),
    ],
  });
