import { h, tags, useMemo } from '../lib.js';
import { query, service } from '../api.js';
import { usePages } from '../data.js';
import { Choice, Filters, Text } from '../fields.js';
import { useFilter } from '../filter.js';
import { debtorLink } from '../finding.js';
import { ago, now } from '../format.js';
import { Badge, Card, Guarded, More, Page, View, When } from '../parts.js';
import { link } from '../router.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { a, span } = tags;

const PATH = service('compliance-service', '/complaints');

const KINDS = ['CONDUCT', 'AMOUNT', 'PRIVACY', 'OTHER'];

export function Complaints({ search }) {
  return h(
    Page,
    { title: word('page.complaints'), lead: word('complaints.lead') },
    h(Guarded, { roles: ROLES.complaints }, h(Desk, { search })),
  );
}

/** How much of a term is left: in words, with a sign that says how it presses. */
export function Due({ at, done }) {
  if (!at) {
    return span({ class: 'muted' }, word('due.none'));
  }
  const left = (new Date(at).getTime() - now()) / 86_400_000;
  const tone = done ? 'none' : left < 0 ? 'bad' : left < 2 ? 'warn' : 'ok';
  return h(
    Badge,
    { tone, title: at },
    left < 0 && !done ? word('due.missed', { ago: ago(at) }) : ago(at),
  );
}

const columns = () => [
  {
    key: 'due',
    label: word('due'),
    cell: (row) => h(Due, { at: row.dueAt, done: row.status === 'RESOLVED' }),
  },
  {
    key: 'filed',
    label: word('filed.at'),
    head: true,
    cell: (row) =>
      a(
        { href: link('complaints', row.complaint.complaintId) },
        h(When, { at: row.complaint.filedAt }),
      ),
  },
  { key: 'debtor', label: word('debtor'), cell: (row) => debtorLink(row.complaint.debtorId) },
  { key: 'kind', label: word('kind'), cell: (row) => term('complaint', row.complaint.kind) },
  {
    key: 'complexity',
    label: word('complexity'),
    cell: (row) => term('complexity', row.complaint.complexity),
  },
  {
    key: 'status',
    label: word('status'),
    cell: (row) =>
      h(
        Badge,
        { tone: row.status === 'OPEN' ? 'info' : 'ok' },
        row.outcome ? term('outcome.complaint', row.outcome) : term('complaintStatus', row.status),
      ),
  },
  { key: 'handler', label: word('handler'), cell: (row) => row.handler ?? word('handler.none') },
  {
    key: 'paused',
    label: word('paused'),
    cell: (row) => (row.paused ? term('pause', row.paused) : '–'),
  },
  {
    key: 'places',
    label: word('jurisdictions'),
    cell: (row) => row.jurisdictions.join(', ') || '–',
  },
];

function Desk({ search }) {
  const { filter, set, asked, parameters } = useFilter(
    { status: 'OPEN', kind: '', debtorId: '', assignee: '' },
    search,
  );
  const sort = asked.status === 'RESOLVED' ? 'newest' : 'deadline';
  const pages = usePages(PATH, { ...parameters, sort });
  const cols = useMemo(columns, []);
  return h(
    Card,
    { class: 'flush' },
    h(
      Filters,
      { onSubmit: pages.reload },
      h(Choice, {
        label: word('status'),
        value: filter.status,
        onInput: set('status'),
        options: ['OPEN', 'RESOLVED'].map((each) => [each, term('complaintStatus', each)]),
      }),
      h(Choice, {
        label: word('kind'),
        value: filter.kind,
        onInput: set('kind'),
        options: KINDS.map((each) => [each, term('complaint', each)]),
      }),
      h(Text, { label: word('debtor'), value: filter.debtorId, onInput: set('debtorId') }),
      h(Text, { label: word('handler'), value: filter.assignee, onInput: set('assignee') }),
    ),
    h(
      View,
      { key: query('', asked), of: pages, empty: word('complaints.none'), rows: 6 },
      (rows) => [
        h(Table, {
          key: 'table',
          label: word('page.complaints'),
          columns: cols,
          rows,
          rowKey: (row) => row.complaint.complaintId,
        }),
        h(More, { key: 'more', pages }),
      ],
    ),
  );
}
