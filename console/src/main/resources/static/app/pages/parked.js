import { h, tags, useEffect, useMemo, useState } from '../lib.js';
import { service } from '../api.js';
import { useData, usePages } from '../data.js';
import { number } from '../format.js';
import { Ago, Badge, Button, Card, Empty, Guarded, More, Page, View, whyNot } from '../parts.js';
import { keepSearch, link } from '../router.js';
import { ROLES, may } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';
import { ParkedRecord } from './parkedrecord.js';
import { ReplayDialog } from './replay.js';

const { a, button, div, p, span, strong } = tags;

export function Parked({ search }) {
  return h(Page, { title: word('page.parked'), lead: word('parked.lead') }, h(Guarded, { roles: ROLES.parked }, h(Desk, { search })));
}

const chosenIn = (search) => (search.service ? { service: search.service, topic: search.topic, reason: search.reason } : null);

function Desk({ search }) {
  const groups = useData('/parked', 5);
  const chosen = chosenIn(search);
  const [replay, setReplay] = useState(null);
  const columns = useMemo(() => groupColumns(), []);
  const rows = (groups.data?.groups ?? []).filter((group) => chosen || !search.topic || group.topic === search.topic);
  return [
    h(View, { key: 'groups', of: groups }, (found) => [
      h(Outages, { key: 'out', services: found.services }),
      rows.length === 0
        ? found.services.every((each) => each.up)
          ? h(Empty, { key: 'none', text: word('parked.none') })
          : h(Empty, { key: 'none', text: word('parked.none.known') })
        : h(
            Card,
            { key: 'table', class: 'flush', title: word('parked.groups') },
            h(Table, { label: word('parked.groups'), columns, rows, rowKey: keyOf, isHot: (group) => chosen !== null && keyOf(group) === keyOf(chosen) }),
          ),
    ]),
    chosen && h(Lines, { key: keyOf(chosen), chosen, onReplay: setReplay, changed: groups.data?.groups.find((group) => keyOf(group) === keyOf(chosen))?.records }),
    replay && h(ReplayDialog, { key: 'replay', ...replay, onClose: () => setReplay(null), onDone: groups.reload }),
  ];
}

const keyOf = (group) => `${group.service}/${group.topic}/${group.reason}`;

function Outages({ services }) {
  const out = services.filter((each) => !each.up);
  return out.length === 0
    ? null
    : div(
        { class: 'notice bad', role: 'alert' },
        out.map((each) => p({ key: each.service }, strong(word('out.service', { service: each.service })), ' ', word('parked.out'), each.detail && ` ${each.detail}`)),
      );
}

const groupColumns = () => [
  { key: 'service', label: word('service'), cell: (group) => group.service },
  { key: 'topic', label: word('topic'), head: true, cell: (group) => a({ href: link('topics', group.topic) }, group.topic) },
  { key: 'reason', label: word('parked.reason'), cell: (group) => h(Reason, { reason: group.reason }) },
  { key: 'records', label: word('records.count'), num: true, sort: (group) => group.records, cell: (group) => number(group.records) },
  { key: 'keys', label: word('keys.count'), num: true, sort: (group) => group.keys, cell: (group) => number(group.keys) },
  { key: 'oldestAt', label: word('age.first'), sort: (group) => group.oldestAt, cell: (group) => h(Ago, { at: group.oldestAt, real: true }) },
  { key: 'newestAt', label: word('age.last'), sort: (group) => group.newestAt, cell: (group) => h(Ago, { at: group.newestAt, real: true }) },
  { key: 'error', label: word('error.first'), class: 'clip', cell: (group) => span({ title: group.firstError }, group.firstError ?? '–') },
  { key: 'lastError', label: word('error.last'), class: 'clip', cell: (group) => span({ title: group.lastError }, group.lastError === group.firstError ? word('same') : (group.lastError ?? '–')) },
  {
    key: 'open',
    label: word('records.show'),
    cell: (group) =>
      button(
        { type: 'button', class: 'button', onClick: () => keepSearch({ service: group.service, topic: group.topic, reason: group.reason }) },
        word('open'),
        span({ class: 'hidden' }, ` ${group.service} ${group.topic} ${group.reason}`),
      ),
  },
];

export function Reason({ reason }) {
  return h(Badge, { tone: reason === 'BEHIND' ? 'info' : 'warn', title: word(`reason.${reason}.detail`) }, term('reason', reason));
}

/** The records of a group by key, in the order in which they wait. */
function Lines({ chosen, onReplay, changed }) {
  const pages = usePages(service(chosen.service, '/parked'), { topic: chosen.topic, reason: chosen.reason }, 100);
  useEffect(() => {
    if (changed !== undefined && pages.data) {
      pages.reload();
    }
  }, [changed]);
  const lines = useMemo(() => byKey(pages.data ?? []), [pages.data]);
  const replayAll = () => onReplay({ service: chosen.service, title: word('replay.topic', { topic: chosen.topic }), selection: { topic: chosen.topic } });
  return h(
    Card,
    {
      title: `${chosen.service} · ${chosen.topic} · ${term('reason', chosen.reason)}`,
      actions: [
        h(Button, { key: 'all', onClick: replayAll, disabled: !may(...ROLES.replay), why: whyNot(ROLES.replay) }, word('replay.topic.button')),
        h(Button, { key: 'close', kind: 'quiet', onClick: () => keepSearch({}) }, word('close')),
      ],
    },
    p({ class: 'muted' }, term('reason', `${chosen.reason}.detail`)),
    h(View, { of: pages, empty: word('parked.gone') }, () => [
      lines.map((line) => h(Line, { key: line.key ?? line.records[0].id, line, chosen, onReplay, onChanged: pages.reload })),
      h(More, { key: 'more', pages }),
    ]),
  );
}

function byKey(records) {
  const lines = new Map();
  for (const record of records) {
    const key = record.key ?? record.id;
    if (!lines.has(key)) {
      lines.set(key, { key: record.key, records: [] });
    }
    lines.get(key).records.push(record);
  }
  return [...lines.values()];
}

function Line({ line, chosen, onReplay, onChanged }) {
  const [open, setOpen] = useState(false);
  const name = line.key ?? word('parked.alone');
  const replay = () =>
    onReplay({
      service: chosen.service,
      title: word('replay.key', { key: name }),
      selection: line.key ? { key: line.key } : { ids: line.records.map((record) => record.id) },
    });
  return div(
    { class: 'line' },
    div(
      { class: 'line-head' },
      button(
        { type: 'button', class: 'disclose', 'aria-expanded': String(open), onClick: () => setOpen(!open) },
        span({ 'aria-hidden': 'true' }, open ? '▾' : '▸'),
        strong(name),
        span({ class: 'muted' }, word('records', { count: number(line.records.length) })),
        line.records.some((record) => record.holdsKey) && h(Badge, { tone: 'warn', title: word('holds.key.detail') }, word('holds.key')),
        h(Ago, { at: line.records[0].parkedAt, real: true }),
      ),
      div(
        { class: 'actions' },
        line.key && a({ href: link('debtors', line.key) }, word('page.debtors')),
        h(Button, { onClick: replay, disabled: !may(...ROLES.replay), why: whyNot(ROLES.replay) }, word('replay.key.button')),
      ),
    ),
    open && line.records.map((record) => h(ParkedRecord, { key: record.id, record, service: chosen.service, onReplay, onChanged })),
  );
}

