import { h, tags, useMemo, useState } from '../lib.js';
import { get, query, service } from '../api.js';
import { Chart } from '../chart.js';
import { useData, useDeed } from '../data.js';
import { Choice } from '../fields.js';
import { number, percent } from '../format.js';
import { Button, Card, Empty, ProblemNote, View } from '../parts.js';
import { term, word } from '../words.js';

const { p } = tags;
const BY = ['CHANNEL', 'MEANS', 'ROLE', 'PARTY', 'SOURCE'];

/** Right-party contacts per attempt. */
export function HitRates({ from, to }) {
  const [by, setBy] = useState('CHANNEL');
  const span = from && to ? { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z` } : {};
  const found = useData(query(service('contact-service', '/hit-rates'), { by, ...span }));
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
}

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

const PAGES = 20;
const OUTCOMES = ['RUNNING', 'KEPT', 'PARTLY_KEPT', 'BROKEN', 'WITHDRAWN', 'STOPPED'];

/** Counts promises by what has become of them; reads page by page, so only when asked. */
async function gather() {
  const counts = Object.fromEntries(OUTCOMES.map((each) => [each, 0]));
  let cursor = null;
  let seen = 0;
  for (let i = 0; i < PAGES; i += 1) {
    const page = await get(query(service('plan-service', '/promises'), { limit: 500, cursor }));
    page.items.forEach((promise) => (counts[promise.outcome] = (counts[promise.outcome] ?? 0) + 1));
    seen += page.items.length;
    cursor = page.nextCursor;
    if (!cursor) {
      break;
    }
  }
  return { counts, seen, isWhole: !cursor };
}

export function Promises() {
  const found = useDeed(gather);
  const data = found.result;
  return data
    ? h(Kept, { ...data })
    : h(
        Card,
        { title: word('figure.promise-kept') },
        p({ class: 'definition' }, word('define.promise-kept')),
        found.problem && h(ProblemNote, { problem: found.problem, onRetry: found.run }),
        h(Button, { onClick: found.run, busy: found.busy }, word('promises.count')),
      );
}

function Kept({ counts, seen, isWhole }) {
  const decided = counts.KEPT + counts.PARTLY_KEPT + counts.BROKEN;
  const rows = useMemo(
    () => OUTCOMES.map((outcome) => ({ outcome, promises: counts[outcome] })),
    [counts],
  );
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
        data: OUTCOMES.map((each) => term('promise', each)),
        name: word('outcome'),
      },
      yAxis: { type: 'value', name: word('promises'), minInterval: 1 },
      series: [
        {
          name: word('promises'),
          type: 'bar',
          barMaxWidth: 48,
          data: OUTCOMES.map((each) => counts[each]),
        },
      ],
    }),
    [counts],
  );
  return seen === 0
    ? h(Card, { title: word('figure.promise-kept') }, h(Empty, { text: word('promises.none') }))
    : h(
        Chart,
        {
          title: word('figure.promise-kept'),
          definition: word('define.promise-kept'),
          file: 'promises',
          option,
          columns,
          rows,
          rowKey: (row) => row.outcome,
        },
        p(
          word('promise.rate', {
            rate: percent(decided === 0 ? null : counts.KEPT / decided),
            decided: number(decided),
          }),
          !isWhole && ` ${word('promises.first', { count: number(seen) })}`,
        ),
      );
}
