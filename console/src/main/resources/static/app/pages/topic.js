import { h, tags, useMemo, useState } from '../lib.js';
import { bytes, dateTime, number, rate } from '../format.js';
import { Chart } from '../chart.js';
import { useData } from '../data.js';
import { topics } from '../live.js';
import { Ago, Badge, Button, Card, Facts, Page, View, Waited } from '../parts.js';
import { link } from '../router.js';
import { useStore } from '../store.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';
import { Flowing, ParkedCount } from './topics.js';
import { Records } from './records.js';

const { a, div, details, summary, pre } = tags;

export function Topic({ parts: [name], search }) {
  const whole = useData(`/topics/${encodeURIComponent(name)}`, 10);
  const flowing = useStore(topics, (value) => value.flowing);
  const live = useStore(
    topics,
    (value) => value.snapshot?.topics.find((topic) => topic.name === name) ?? null,
  );
  return h(
    Page,
    {
      title: name,
      lead:
        whole.data &&
        word('topic.lead', {
          record: whole.data.record ?? '–',
          writers: whole.data.writers.join(', ') || '–',
          readers: whole.data.readers.join(', ') || '–',
        }),
      actions: [
        h(Flowing, { key: 'live', flowing }),
        a({ key: 'back', href: link('topics') }, word('back.topics')),
      ],
    },
    h(View, { of: whole, rows: 8 }, (topic) => [
      h(Standing, { key: 'standing', topic: live ?? topic }),
      h(Groups, { key: 'groups', topic, live }),
      topic.history && h(History, { key: 'history', topic }),
      h(Schema, { key: 'schema', name }),
    ]),
    h(Records, { topic: name, search }),
  );
}

function Standing({ topic }) {
  return h(
    Card,
    {},
    h(Facts, {
      of: [
        [word('in.rate'), rate(topic.inPerSecond)],
        [word('last.record'), h(Ago, { at: topic.lastAt, real: true })],
        [word('partitions'), number(topic.partitions)],
        [word('records.held'), number(topic.records)],
        [word('size'), bytes(topic.sizeBytes)],
        [
          word('schema.versions'),
          topic.schemaVersions === null
            ? word('registry.out')
            : topic.schemaVersions.join(', ') || '–',
        ],
        [word('cleanup'), word(topic.compacted ? 'compacted' : 'deleted')],
        [word('parked'), h(ParkedCount, { parked: topic.parked, topic: topic.name })],
      ],
    }),
  );
}

const groupColumns = () => [
  { key: 'group', label: word('group'), head: true },
  { key: 'kind', label: word('kind'), cell: (group) => term('group', group.kind) },
  {
    key: 'state',
    label: word('state'),
    cell: (group) =>
      h(
        Badge,
        { tone: /STABLE/i.test(group.state) ? 'ok' : 'warn' },
        term('groupState', group.state),
      ),
  },
  { key: 'members', label: word('members'), num: true, cell: (group) => number(group.members) },
  { key: 'out', label: word('out.rate'), num: true, cell: (group) => rate(group.outPerSecond) },
  { key: 'lag', label: word('lag.records'), num: true, cell: (group) => number(group.lag) },
  {
    key: 'seconds',
    label: word('lag.seconds'),
    num: true,
    cell: (group) =>
      h(Waited, { lag: group.lag, seconds: group.lagSeconds, seenAt: group.lagSeenAt }),
  },
  {
    key: 'oldest',
    label: word('oldest'),
    cell: (group) => h(Ago, { at: group.oldestUnprocessedAt, real: true }),
  },
];

const partitionColumns = () => [
  { key: 'group', label: word('group') },
  { key: 'partition', label: word('partition'), num: true, head: true },
  { key: 'begin', label: word('offset.begin'), num: true, cell: (row) => number(row.begin) },
  { key: 'end', label: word('offset.end'), num: true, cell: (row) => number(row.end) },
  {
    key: 'committed',
    label: word('offset.committed'),
    num: true,
    cell: (row) => number(row.committed),
  },
  { key: 'lag', label: word('lag.records'), num: true, cell: (row) => number(row.lag) },
];

function Groups({ topic, live }) {
  const groups = useMemo(groupColumns, []);
  const partitions = useMemo(partitionColumns, []);
  const rows = (live ?? topic).groups;
  const each = topic.groups.flatMap((group) =>
    (group.partitions ?? []).map((one) => ({ ...one, group: group.group })),
  );
  return h(
    Card,
    { title: word('groups') },
    rows.length === 0
      ? tags.p({ class: 'muted' }, word('lag.nobody'))
      : h(Table, {
          label: word('groups'),
          columns: groups,
          rows,
          rowKey: (group) => group.group,
        }),
    each.length > 0 &&
      details(
        summary(word('partitions.each')),
        h(Table, {
          label: word('partitions.each'),
          columns: partitions,
          rows: each,
          rowKey: (row) => `${row.group}/${row.partition}`,
          cards: false,
        }),
      ),
  );
}

/** Two charts, since records a second and records of lag have nothing in common but the time. */
function History({ topic }) {
  const { from, stepSeconds, in: into, lag } = topic.history;
  const times = useMemo(
    () => into.map((_, i) => new Date(from).getTime() + i * stepSeconds * 1000),
    [topic.history],
  );
  const groups = Object.keys(lag ?? {});
  const columns = useMemo(
    () => [
      {
        key: 'at',
        label: word('time'),
        head: true,
        cell: (row) => dateTime(row.at),
        raw: (row) => new Date(row.at).toISOString(),
      },
      { key: 'in', label: word('in.rate'), num: true, cell: (row) => rate(row.in) },
      ...groups.map((group) => ({
        key: `lag-${group}`,
        label: `${word('lag.records')}: ${group}`,
        num: true,
        cell: (row) => number(row[`lag-${group}`]),
      })),
    ],
    [groups.join()],
  );
  const rows = useMemo(
    () =>
      times
        .map((at, i) => ({
          at,
          in: into[i],
          ...Object.fromEntries(groups.map((group) => [`lag-${group}`, lag[group][i]])),
        }))
        .filter((row) => row.in !== null),
    [times],
  );
  const lines = (name, all) => ({
    xAxis: { type: 'time' },
    yAxis: { type: 'value', name, min: 0 },
    series: all.map(([title, values]) => ({
      name: title,
      type: 'line',
      showSymbol: false,
      sampling: 'lttb',
      step: false,
      data: values.map((value, i) => [times[i], value]),
    })),
  });
  const traffic = useMemo(
    () => lines(word('unit.per.second'), [[word('in.rate'), into]]),
    [topic.history],
  );
  const behind = useMemo(
    () =>
      lines(
        word('unit.records'),
        groups.map((group) => [group, lag[group]]),
      ),
    [topic.history],
  );
  const rowKey = (row) => row.at;
  return div(
    { class: 'two' },
    h(Chart, {
      title: word('history.in'),
      file: `${topic.name}-in`,
      option: traffic,
      columns,
      rows,
      rowKey,
    }),
    groups.length > 0 &&
      h(Chart, {
        title: word('history.lag'),
        file: `${topic.name}-lag`,
        option: behind,
        columns,
        rows,
        rowKey,
      }),
  );
}

function Schema({ name }) {
  const [asked, ask] = useState(false);
  const schema = useData(asked ? `/topics/${encodeURIComponent(name)}/schema` : null);
  return h(
    Card,
    {
      title: word('schema'),
      actions: !asked && h(Button, { onClick: () => ask(true) }, word('schema.show')),
    },
    asked &&
      h(View, { of: schema }, (found) => [
        tags.p(
          { key: 'v', class: 'muted' },
          word('schema.version', { version: found.version, id: found.id }),
        ),
        pre({ key: 's', class: 'code', tabindex: 0 }, JSON.stringify(found.schema, null, 2)),
      ]),
  );
}
