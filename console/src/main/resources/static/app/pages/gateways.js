import { h, tags, useMemo } from '../lib.js';
import { service } from '../api.js';
import { useData } from '../data.js';
import { duration, number } from '../format.js';
import { Ago, Badge, Card, Guarded, Page, View } from '../parts.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { p, span } = tags;

export function Gateways() {
  return h(
    Page,
    { title: word('page.gateways'), lead: word('gateways.lead') },
    h(Guarded, { roles: ROLES.gateways }, h(Lines)),
    h(Guarded, { roles: ROLES.pacing }, h(Paces)),
    h(Guarded, { roles: ROLES.silence }, h(Silence)),
    h(Guarded, { roles: ROLES.silence }, h(Latency)),
  );
}

const listed = (title, definition, found, columns, rowKey, empty) =>
  h(
    Card,
    { title },
    p({ class: 'definition' }, definition),
    h(View, { of: found, empty, rows: 3 }, (rows) =>
      h(Table, { label: title, columns, rows, rowKey }),
    ),
  );

const BREAKER = {
  CLOSED: 'ok',
  HALF_OPEN: 'warn',
  OPEN: 'bad',
  FORCED_OPEN: 'bad',
  DISABLED: 'warn',
  METRICS_ONLY: 'warn',
};

const lineColumns = () => [
  { key: 'provider', label: word('provider'), head: true },
  { key: 'medium', label: word('medium'), cell: (line) => term('medium', line.medium) },
  {
    key: 'breaker',
    label: word('breaker'),
    cell: (line) =>
      h(Badge, { tone: BREAKER[line.breaker] ?? 'none' }, term('breaker', line.breaker)),
  },
  {
    key: 'consuming',
    label: word('consuming'),
    cell: (line) =>
      h(
        Badge,
        { tone: line.consuming ? 'ok' : 'warn' },
        word(line.consuming ? 'consuming.yes' : 'consuming.no'),
      ),
  },
  {
    key: 'commands',
    label: word('commands.open'),
    cell: (line) =>
      Object.entries(line.commands).map(([state, count]) =>
        span(
          { key: state, class: 'told' },
          span({ class: 'muted' }, `${term('command', state)} `),
          number(count),
        ),
      ),
  },
  {
    key: 'withoutReceipt',
    label: word('without.receipt'),
    num: true,
    cell: (line) =>
      line.withoutReceipt > 0 ? h(Badge, { tone: 'warn' }, number(line.withoutReceipt)) : '0',
  },
  { key: 'priority', label: word('priority'), num: true },
  {
    key: 'where',
    label: word('serves'),
    cell: (line) => [...line.jurisdictions, ...line.legalEntities].join(', ') || word('serves.all'),
  },
];

function Lines() {
  const found = useData(service('gateway-service', '/gateways'), 5);
  return listed(
    word('lines'),
    word('define.lines'),
    found,
    useMemo(lineColumns, []),
    (line) => line.provider,
    word('lines.none'),
  );
}

const paceColumns = () => [
  { key: 'id', label: word('pace'), head: true },
  { key: 'gateway', label: word('gateway'), cell: (pace) => term('medium', pace.gateway) },
  {
    key: 'perHour',
    label: word('per.hour'),
    num: true,
    cell: (pace) =>
      pace.perHour === 0 ? h(Badge, { tone: 'info' }, word('shift.none')) : number(pace.perHour),
  },
  {
    key: 'waiting',
    label: word('waiting.debtors'),
    num: true,
    cell: (pace) => number(pace.waiting),
  },
  { key: 'next', label: word('waits.since'), cell: (pace) => h(Ago, { at: pace.next }) },
  {
    key: 'collectors',
    label: word('collectors'),
    cell: (pace) => pace.collectors.join(', ') || word('serves.rest'),
  },
];

function Paces() {
  const found = useData(service('contact-service', '/pacing'), 5);
  return listed(
    word('paces'),
    word('define.paces'),
    found,
    useMemo(paceColumns, []),
    (pace) => pace.id,
    word('paces.none'),
  );
}

const silenceColumns = () => [
  {
    key: 'gateway',
    label: word('gateway'),
    head: true,
    cell: (figure) => term('medium', figure.gateway),
  },
  { key: 'legalEntityId', label: word('agency') },
  {
    key: 'unreported',
    label: word('unreported'),
    num: true,
    sort: (figure) => figure.unreported,
    cell: (figure) =>
      figure.unreported > 0 ? h(Badge, { tone: 'warn' }, number(figure.unreported)) : '0',
  },
  {
    key: 'silentSince',
    label: word('silent.since'),
    cell: (figure) => h(Ago, { at: figure.silentSince }),
  },
  {
    key: 'givenUp',
    label: word('given.up'),
    num: true,
    cell: (figure) => number(figure.givenUp),
  },
  {
    key: 'reportedLate',
    label: word('reported.late'),
    num: true,
    cell: (figure) => number(figure.reportedLate),
  },
  {
    key: 'notMade',
    label: word('not.made'),
    num: true,
    cell: (figure) => number(figure.notMade),
  },
];

function Silence() {
  const found = useData(service('contact-service', '/unreported-commands'), 15);
  return listed(
    word('silence'),
    word('define.silence'),
    found,
    useMemo(silenceColumns, []),
    (figure) => `${figure.gateway}/${figure.legalEntityId}`,
    word('silence.none'),
  );
}

const latencyColumns = () => [
  {
    key: 'kind',
    label: word('revocation'),
    head: true,
    cell: (figure) => term('revocation', figure.kind),
  },
  {
    key: 'channel',
    label: word('channel'),
    cell: (figure) =>
      figure.channel === 'NONE' ? word('contact.none.after') : term('channel', figure.channel),
  },
  {
    key: 'revocations',
    label: word('revocations'),
    num: true,
    cell: (figure) => number(figure.revocations),
  },
  {
    key: 'contacts',
    label: word('contacts.after'),
    num: true,
    cell: (figure) =>
      figure.contacts > 0 ? h(Badge, { tone: 'warn' }, number(figure.contacts)) : '0',
  },
  {
    key: 'medianSeconds',
    label: word('median'),
    num: true,
    cell: (figure) => duration(figure.medianSeconds),
  },
  {
    key: 'p95Seconds',
    label: word('p95'),
    num: true,
    cell: (figure) => duration(figure.p95Seconds),
  },
  {
    key: 'maxSeconds',
    label: word('longest'),
    num: true,
    cell: (figure) => duration(figure.maxSeconds),
  },
];

function Latency() {
  const found = useData(service('contact-service', '/revocations/latency'), 15);
  return listed(
    word('latency'),
    word('define.latency'),
    found,
    useMemo(latencyColumns, []),
    (figure) => `${figure.kind}/${figure.channel}`,
    word('latency.none'),
  );
}
