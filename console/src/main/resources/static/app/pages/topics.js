import { h, memo, tags, useMemo, useState } from '../lib.js';
import { bytes, number, rate } from '../format.js';
import { useData } from '../data.js';
import { Choice, Filters, Text } from '../fields.js';
import { topics, worstLag } from '../live.js';
import { Ago, Badge, Card, Empty, Loading, Page, ProblemNote, Waited } from '../parts.js';
import { link } from '../router.js';
import { Spark } from '../spark.js';
import { useStore } from '../store.js';
import { Table } from '../table.js';
import { word } from '../words.js';

const { a, span, div, p } = tags;

/** The lag of the slowest group: seconds say how late, records how much. */
export function Lag({ topic }) {
  const worst = worstLag(topic);
  if (topic.groups.length === 0) {
    return span({ class: 'muted' }, word('lag.nobody'));
  }
  return span(
    { class: 'lag' },
    h(Waited, worst),
    span({ class: 'muted' }, word('records', { count: number(worst.lag) })),
  );
}

export const outRate = (topic) =>
  topic.groups.reduce((sum, group) => sum + (group.outPerSecond ?? 0), 0);

export function ParkedCount({ parked, topic }) {
  if (parked.waiting === null) {
    return h(Badge, { tone: 'none', title: word('parked.unknown.detail') }, word('parked.unknown'));
  }
  return parked.waiting === 0
    ? '0'
    : a(
        { href: `${link('parked')}?topic=${topic}` },
        h(Badge, { tone: 'warn' }, number(parked.waiting)),
      );
}

const SparkOf = memo(function SparkOf({ history, name }) {
  return h(Spark, { values: history?.in, label: name });
});

function columnsFor(history) {
  return [
    {
      key: 'name',
      label: word('topic'),
      head: true,
      sort: (topic) => topic.name,
      cell: (topic) => a({ href: link('topics', topic.name) }, topic.name),
    },
    {
      key: 'in',
      label: word('in.rate'),
      num: true,
      sort: (topic) => topic.inPerSecond,
      cell: (topic) => rate(topic.inPerSecond),
    },
    {
      key: 'out',
      label: word('out.rate'),
      num: true,
      sort: outRate,
      cell: (topic) => (topic.groups.length === 0 ? '–' : rate(outRate(topic))),
    },
    {
      key: 'lag',
      label: word('lag'),
      num: true,
      sort: (topic) => worstLag(topic).seconds ?? worstLag(topic).lag,
      cell: (topic) => h(Lag, { topic }),
    },
    {
      key: 'oldest',
      label: word('oldest'),
      cell: (topic) => h(Ago, { at: worstLag(topic).oldest, real: true }),
    },
    {
      key: 'partitions',
      label: word('partitions'),
      num: true,
      sort: (topic) => topic.partitions,
      cell: (topic) => number(topic.partitions),
    },
    {
      key: 'records',
      label: word('records.held'),
      num: true,
      sort: (topic) => topic.records,
      cell: (topic) => number(topic.records),
    },
    {
      key: 'size',
      label: word('size'),
      num: true,
      sort: (topic) => topic.sizeBytes,
      cell: (topic) => bytes(topic.sizeBytes),
    },
    {
      key: 'schema',
      label: word('schema.versions'),
      cell: (topic) =>
        topic.schemaVersions === null
          ? h(Badge, {}, word('registry.out'))
          : topic.schemaVersions.join(', ') || '–',
    },
    {
      key: 'parked',
      label: word('parked'),
      num: true,
      sort: (topic) => topic.parked.waiting,
      cell: (topic) => h(ParkedCount, { parked: topic.parked, topic: topic.name }),
    },
    {
      key: 'spark',
      label: word('last.hours', { hours: 4 }),
      cell: (topic) => h(SparkOf, { history: history?.topics?.[topic.name], name: topic.name }),
    },
  ];
}

const SHOWS = {
  late: (topic) => (worstLag(topic).seconds ?? 0) >= 5,
  parked: (topic) => (topic.parked.waiting ?? 1) > 0,
  busy: (topic) => topic.inPerSecond > 0,
};

export function Topics() {
  const { snapshot, problem, flowing } = useStore(topics);
  const history = useData('/topics/history?hours=4&points=60', 60);
  const [search, setSearch] = useState('');
  const [show, setShow] = useState('');
  const columns = useMemo(() => columnsFor(history.data), [history.data]);
  const rows = useMemo(
    () =>
      (snapshot?.topics ?? []).filter(
        (topic) => topic.name.includes(search.trim()) && (!show || SHOWS[show](topic)),
      ),
    [snapshot, search, show],
  );
  return h(
    Page,
    {
      title: word('page.topics'),
      lead: word('topics.lead'),
      actions: h(Flowing, { flowing, at: snapshot?.at }),
    },
    problem && h(ProblemNote, { problem, keeps: Boolean(snapshot) }),
    snapshot &&
      !snapshot.broker.up &&
      p(
        { class: 'notice bad' },
        word('broker.old', { ago: '' }),
        ' ',
        h(Ago, { at: snapshot.broker.since, real: true }),
      ),
    snapshot === null
      ? problem
        ? null
        : h(Loading, { rows: 10 })
      : h(
          Card,
          { class: 'flush' },
          h(
            Filters,
            {},
            h(Text, {
              label: word('topic'),
              value: search,
              onInput: setSearch,
              type: 'search',
            }),
            h(Choice, {
              label: word('show'),
              value: show,
              onInput: setShow,
              options: Object.keys(SHOWS).map((key) => [key, word(`show.${key}`)]),
            }),
          ),
          rows.length === 0
            ? h(Empty)
            : h(Table, {
                label: word('page.topics'),
                columns,
                rows,
                rowKey: (topic) => topic.name,
              }),
        ),
    div(
      { class: 'legend' },
      h(Badge, { tone: 'ok' }, word('lag.ok')),
      h(Badge, { tone: 'warn' }, word('lag.warn')),
      h(Badge, { tone: 'bad' }, word('lag.bad')),
    ),
  );
}

/** Whether what is shown is live; if not, as of when it is. */
export function Flowing({ flowing, at }) {
  return flowing === false
    ? h(Badge, { tone: 'warn' }, word('live.old'), ' ', h(Ago, { at, real: true }))
    : h(Badge, { tone: flowing ? 'ok' : 'none' }, word(flowing ? 'live' : 'live.wait'));
}
