import { h, memo, tags, useMemo, useState } from '../lib.js';
import { query, service } from '../api.js';
import { Chart } from '../chart.js';
import { useData } from '../data.js';
import { Choice } from '../fields.js';
import { number, percent } from '../format.js';
import { Card, Empty, View } from '../parts.js';
import { term, word } from '../words.js';

const { p } = tags;
const BY = ['CHANNEL', 'MEANS', 'ROLE', 'PARTY', 'SOURCE'];

/** From the beginning of the one day to the end of the other, in UTC. */
const spanOf = (from, to) => ({
  from: from && `${from}T00:00:00Z`,
  to: to && `${to}T23:59:59.999999Z`,
});

/** Right-party contacts per attempt. */
export const HitRates = memo(function HitRates({ from, to }) {
  const [by, setBy] = useState('CHANNEL');
  const found = useData(
    query(service('contact-service', '/hit-rates'), { by, ...spanOf(from, to) }),
  );
  const choice = h(Choice, {
    label: word('by'),
    value: by,
    onInput: setBy,
    all: false,
    options: BY.map((each) => [each, word(`reach.${each}`)]),
  });
  return found.data?.length > 0
    ? h(Reached, { rows: found.data, by, choice })
    : h(
        Card,
        { title: word('figure.right-party') },
        choice,
        h(View, { of: found, empty: word('figure.none') }, () => null),
      );
});

const FAMILY = { CHANNEL: 'channel', PARTY: 'party', ROLE: 'place' };

function Reached({ rows, by, choice }) {
  const name = (row) => term(FAMILY[by] ?? 'means', row.name);
  const columns = useMemo(
    () => [
      { key: 'name', label: word(`reach.${by}`), head: true, cell: name },
      {
        key: 'attempts',
        label: word('attempts'),
        num: true,
        cell: (row) => number(row.attempts),
      },
      {
        key: 'rightPartyContacts',
        label: word('right.party'),
        num: true,
        cell: (row) => number(row.rightPartyContacts),
      },
      {
        key: 'wrong',
        label: word('wrong.numbers'),
        num: true,
        cell: (row) => number(row.wrong),
      },
      {
        key: 'hitRate',
        label: word('hit.rate'),
        num: true,
        cell: (row) => percent(row.hitRate),
      },
    ],
    [by],
  );
  const option = useMemo(
    () => ({
      xAxis: { type: 'category', data: rows.map(name), name: word(`reach.${by}`) },
      yAxis: {
        type: 'value',
        min: 0,
        name: word('hit.rate'),
        axisLabel: { formatter: (value) => percent(value, 0) },
      },
      tooltip: { valueFormatter: (value) => percent(value) },
      series: [
        {
          name: word('hit.rate'),
          type: 'bar',
          barMaxWidth: 48,
          data: rows.map((row) => row.hitRate),
        },
      ],
    }),
    [rows],
  );
  return h(
    Chart,
    {
      title: word('figure.right-party'),
      definition: word('define.right-party'),
      file: 'right-party-contact',
      option,
      columns,
      rows,
      rowKey: (row) => row.name,
    },
    choice,
  );
}

/** What has become of promises, and the share of those that were kept. */
export const Promises = memo(function Promises({ from, to }) {
  const found = useData(query(service('plan-service', '/promises/outcomes'), spanOf(from, to)));
  return found.data?.promises > 0
    ? h(Kept, { ...found.data })
    : h(
        Card,
        { title: word('figure.promise-kept') },
        p({ class: 'definition' }, word('define.promise-kept')),
        h(View, { of: found }, () => h(Empty, { text: word('promises.none') })),
      );
});

function Kept({ outcomes, decided, keptRate }) {
  const columns = useMemo(
    () => [
      {
        key: 'outcome',
        label: word('outcome'),
        head: true,
        cell: (row) => term('promise', row.outcome),
      },
      {
        key: 'promises',
        label: word('promises'),
        num: true,
        cell: (row) => number(row.promises),
      },
    ],
    [],
  );
  const option = useMemo(
    () => ({
      xAxis: {
        type: 'category',
        data: outcomes.map((each) => term('promise', each.outcome)),
        name: word('outcome'),
      },
      yAxis: { type: 'value', name: word('promises'), minInterval: 1 },
      series: [
        {
          name: word('promises'),
          type: 'bar',
          barMaxWidth: 48,
          data: outcomes.map((each) => each.promises),
        },
      ],
    }),
    [outcomes],
  );
  return h(
    Chart,
    {
      title: word('figure.promise-kept'),
      definition: word('define.promise-kept'),
      file: 'promises',
      option,
      columns,
      rows: outcomes,
      rowKey: (row) => row.outcome,
    },
    p(word('promise.rate', { rate: percent(keptRate === null ? null : Number(keptRate)), decided: number(decided) })),
  );
}
