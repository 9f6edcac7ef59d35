import { h, tags, useEffect, useMemo, useState } from '../lib.js';
import { get, query } from '../api.js';
import { useDeed } from '../data.js';
import { Choice, Filters, Text, instantOf } from '../fields.js';
import { number } from '../format.js';
import { Badge, Button, Card, Empty, Guarded, Loading, ProblemNote, When } from '../parts.js';
import { link } from '../router.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { word } from '../words.js';
import { RecordDialog } from './record.js';

const { a, button, div, p, span } = tags;

const NOTHING = { records: [], next: null, scanned: 0, complete: true };

/** Records of a topic, newest first, as far back as was looked. */
export function Records({ topic, search }) {
  return h(
    Card,
    { title: word('records.browse') },
    h(Guarded, { roles: ROLES.records }, h(Browser, { topic, search })),
  );
}

function Browser({ topic, search }) {
  const [filter, setFilter] = useState({
    debtor: search.debtor ?? '',
    from: '',
    to: '',
    field: '',
    value: '',
    partition: search.partition ?? '',
    parked: '',
  });
  const [found, setFound] = useState(null);
  const [open, setOpen] = useState(null);
  const set = (name) => (value) => setFilter((old) => ({ ...old, [name]: value }));
  const look = useDeed(async (before) => {
    const answer = await get(
      query(`/topics/${encodeURIComponent(topic)}/records`, {
        ...filter,
        from: instantOf(filter.from),
        to: instantOf(filter.to),
        before,
        limit: 50,
      }),
    );
    const { parked } = filter;
    setFound((old) =>
      before && old
        ? {
            ...answer,
            parked,
            records: [...old.records, ...answer.records],
            scanned: old.scanned + answer.scanned,
          }
        : { ...answer, parked },
    );
  });
  useEffect(() => {
    look.run();
  }, [topic]);
  const columns = useMemo(() => recordColumns(setOpen), []);
  const all = found ?? NOTHING;
  return [
    h(
      Filters,
      { key: 'filters', onSubmit: () => look.run() },
      h(Text, { label: word('debtor'), value: filter.debtor, onInput: set('debtor') }),
      h(Text, {
        label: word('from'),
        type: 'datetime-local',
        step: 1,
        value: filter.from,
        onInput: set('from'),
      }),
      h(Text, {
        label: word('to'),
        type: 'datetime-local',
        step: 1,
        value: filter.to,
        onInput: set('to'),
      }),
      h(Text, {
        label: word('field'),
        value: filter.field,
        onInput: set('field'),
        placeholder: 'decision',
      }),
      h(Text, { label: word('value'), value: filter.value, onInput: set('value') }),
      h(Text, {
        label: word('partition'),
        type: 'number',
        min: 0,
        value: filter.partition,
        onInput: set('partition'),
      }),
      h(Choice, {
        label: word('topic.of'),
        value: filter.parked,
        onInput: set('parked'),
        all: topic,
        options: [['true', `${topic}.parked`]],
      }),
      h(Button, { type: 'submit', kind: 'primary', busy: look.busy }, word('look')),
    ),
    look.problem &&
      h(ProblemNote, {
        key: 'problem',
        problem: look.problem,
        onRetry: () => look.run(),
        keeps: Boolean(found),
      }),
    found === null
      ? !look.problem && h(Loading, { key: 'loading' })
      : all.records.length === 0
        ? h(Empty, {
            key: 'empty',
            text: word(all.complete ? 'records.none' : 'records.none.yet', {
              scanned: number(all.scanned),
            }),
          })
        : h(Table, {
            key: 'table',
            label: word('records.browse'),
            columns,
            rows: all.records,
            rowKey: (record) => `${record.partition}/${record.offset}`,
          }),
    found &&
      p(
        { key: 'scanned', class: 'muted' },
        word(all.complete ? 'records.scanned.all' : 'records.scanned', {
          scanned: number(all.scanned),
        }),
      ),
    all.next &&
      div(
        { key: 'more', class: 'more' },
        h(
          Button,
          { onClick: () => look.run(all.next), busy: look.busy },
          word(all.complete ? 'more' : 'look.on'),
        ),
      ),
    open &&
      h(RecordDialog, {
        key: 'dialog',
        topic,
        parked: found.parked,
        record: open,
        onClose: () => setOpen(null),
      }),
  ];
}

const recordColumns = (onOpen) => [
  { key: 'timestamp', label: word('time'), cell: (record) => h(When, { at: record.timestamp }) },
  {
    key: 'place',
    label: word('partition.offset'),
    num: true,
    cell: (record) => `${record.partition} / ${record.offset}`,
  },
  {
    key: 'key',
    label: word('debtor'),
    head: true,
    cell: (record) => (record.key ? a({ href: link('debtors', record.key) }, record.key) : '–'),
  },
  {
    key: 'type',
    label: word('record'),
    cell: (record) =>
      record.undecodable
        ? h(Badge, { tone: 'bad' }, word('undecodable'))
        : `${record.type ?? '–'}${record.schemaVersion ? ` v${record.schemaVersion}` : ''}`,
  },
  {
    key: 'summary',
    label: word('content'),
    class: 'clip',
    cell: (record) => span({ class: 'brief' }, brief(record)),
  },
  {
    key: 'open',
    label: word('whole'),
    cell: (record) =>
      button(
        { type: 'button', class: 'button quiet', onClick: () => onOpen(record) },
        word('open'),
        span({ class: 'hidden' }, ` ${record.partition}/${record.offset}`),
      ),
  },
];

function brief(record) {
  if (!record.value) {
    return record.undecodable ?? '–';
  }
  return Object.entries(record.value)
    .filter(
      ([name, value]) =>
        !['eventId', 'occurredAt', 'debtorId', 'causationId'].includes(name) &&
        value !== null &&
        typeof value !== 'object',
    )
    .slice(0, 5)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ');
}
