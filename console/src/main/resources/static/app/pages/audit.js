import { h, tags, useMemo } from '../lib.js';
import { query } from '../api.js';
import { usePages } from '../data.js';
import { Choice, Filters, Text } from '../fields.js';
import { useFilter } from '../filter.js';
import { Badge, Card, Guarded, More, Page, View, When } from '../parts.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { code } = tags;
const ACTIONS = ['RELAYED', 'UNMASKED', 'CORRECTED_COPY', 'SIGNED_IN'];

export function Audit({ search }) {
  return h(
    Page,
    { title: word('page.audit'), lead: word('audit.lead') },
    h(Guarded, { roles: ROLES.audit }, h(List, { search })),
  );
}

const columns = () => [
  {
    key: 'at',
    label: word('time'),
    head: true,
    cell: (entry) => h(When, { at: entry.at, long: true }),
  },
  { key: 'subject', label: word('who') },
  {
    key: 'action',
    label: word('action'),
    cell: (entry) =>
      h(
        Badge,
        { tone: entry.action === 'UNMASKED' ? 'warn' : 'info' },
        term('action', entry.action),
      ),
  },
  { key: 'service', label: word('service'), cell: (entry) => entry.service ?? '–' },
  {
    key: 'path',
    label: word('what'),
    class: 'wide',
    cell: (entry) =>
      entry.path ? code(`${entry.method ?? ''} ${entry.path}`) : (entry.target ?? '–'),
  },
  { key: 'reason', label: word('reason'), class: 'wide', cell: (entry) => entry.reason ?? '–' },
  {
    key: 'status',
    label: word('result'),
    cell: (entry) =>
      entry.action === 'SIGNED_IN'
        ? '–'
        : entry.status === null || entry.status === undefined
          ? h(Badge, { tone: 'warn' }, word('result.unknown'))
          : h(Badge, { tone: entry.status < 400 ? 'ok' : 'bad' }, String(entry.status)),
  },
];

function List({ search }) {
  const { filter, set, asked, parameters } = useFilter(
    { subject: '', action: '', from: '' },
    search,
  );
  const pages = usePages('/audit', parameters);
  const cols = useMemo(columns, []);
  return h(
    Card,
    { class: 'flush' },
    h(
      Filters,
      { onSubmit: pages.reload },
      h(Text, { label: word('who'), value: filter.subject, onInput: set('subject') }),
      h(Choice, {
        label: word('action'),
        value: filter.action,
        onInput: set('action'),
        options: ACTIONS.map((each) => [each, term('action', each)]),
      }),
      h(Text, {
        label: word('from'),
        type: 'datetime-local',
        value: filter.from,
        onInput: set('from'),
      }),
    ),
    h(View, { key: query('', asked), of: pages, empty: word('audit.none'), rows: 8 }, (rows) => [
      h(Table, {
        key: 'table',
        label: word('page.audit'),
        columns: cols,
        rows,
        rowKey: (entry) => entry.id,
      }),
      h(More, { key: 'more', pages }),
    ]),
  );
}
