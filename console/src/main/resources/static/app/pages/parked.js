import { h, tags, useMemo, useState } from '../lib.js';
import { useData } from '../data.js';
import { number } from '../format.js';
import { Ago, Badge, Card, Empty, Guarded, Page, View } from '../parts.js';
import { keepSearch, link } from '../router.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';
import { ReplayDialog } from './replay.js';
import { Lines } from './parkedlines.js';

const { a, button, div, p, span, strong } = tags;

export function Parked({ search }) {
  return h(
    Page,
    { title: word('page.parked'), lead: word('parked.lead') },
    h(Guarded, { roles: ROLES.parked }, h(Desk, { search })),
  );
}

const chosenIn = (search) =>
  search.service ? { service: search.service, topic: search.topic, reason: search.reason } : null;

function Desk({ search }) {
  const groups = useData('/parked', 5);
  const chosen = chosenIn(search);
  const [replay, setReplay] = useState(null);
  const columns = useMemo(() => groupColumns(), []);
  const rows = (groups.data?.groups ?? []).filter(
    (group) => chosen || !search.topic || group.topic === search.topic,
  );
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
            h(Table, {
              label: word('parked.groups'),
              columns,
              rows,
              rowKey: keyOf,
              isHot: (group) => chosen !== null && keyOf(group) === keyOf(chosen),
            }),
          ),
    ]),
    chosen &&
      h(Lines, {
        key: keyOf(chosen),
        chosen,
        onReplay: setReplay,
        changed: groups.data?.groups.find((group) => keyOf(group) === keyOf(chosen))?.records,
      }),
    replay &&
      h(ReplayDialog, {
        key: 'replay',
        ...replay,
        onClose: () => setReplay(null),
        onDone: groups.reload,
      }),
  ];
}

const keyOf = (group) => `${group.service}/${group.topic}/${group.reason}`;

function Outages({ services }) {
  const out = services.filter((each) => !each.up);
  return out.length === 0
    ? null
    : div(
        { class: 'notice bad', role: 'alert' },
        out.map((each) =>
          p(
            { key: each.service },
            strong(word('out.service', { service: each.service })),
            ' ',
            word('parked.out'),
            each.detail && ` ${each.detail}`,
          ),
        ),
      );
}

const groupColumns = () => [
  { key: 'service', label: word('service'), cell: (group) => group.service },
  {
    key: 'topic',
    label: word('topic'),
    head: true,
    cell: (group) => a({ href: link('topics', group.topic) }, group.topic),
  },
  {
    key: 'reason',
    label: word('parked.reason'),
    cell: (group) => h(Reason, { reason: group.reason }),
  },
  {
    key: 'records',
    label: word('records.count'),
    num: true,
    sort: (group) => group.records,
    cell: (group) => number(group.records),
  },
  {
    key: 'keys',
    label: word('keys.count'),
    num: true,
    sort: (group) => group.keys,
    cell: (group) => number(group.keys),
  },
  {
    key: 'oldestAt',
    label: word('age.first'),
    sort: (group) => group.oldestAt,
    cell: (group) => h(Ago, { at: group.oldestAt, real: true }),
  },
  {
    key: 'newestAt',
    label: word('age.last'),
    sort: (group) => group.newestAt,
    cell: (group) => h(Ago, { at: group.newestAt, real: true }),
  },
  {
    key: 'error',
    label: word('error.first'),
    class: 'clip',
    cell: (group) => span({ title: group.firstError }, group.firstError ?? '–'),
  },
  {
    key: 'lastError',
    label: word('error.last'),
    class: 'clip',
    cell: (group) =>
      span(
        { title: group.lastError },
        group.lastError === group.firstError ? word('same') : (group.lastError ?? '–'),
      ),
  },
  {
    key: 'open',
    label: word('records.show'),
    cell: (group) =>
      button(
        {
          type: 'button',
          class: 'button',
          onClick: () =>
            keepSearch({
              service: group.service,
              topic: group.topic,
              reason: group.reason,
            }),
        },
        word('open'),
        span({ class: 'hidden' }, ` ${group.service} ${group.topic} ${group.reason}`),
      ),
  },
];

export function Reason({ reason }) {
  return h(
    Badge,
    { tone: reason === 'BEHIND' ? 'info' : 'warn', title: word(`reason.${reason}.detail`) },
    term('reason', reason),
  );
}
