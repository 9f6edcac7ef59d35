import { h, memo, tags, useMemo, useRef } from '../lib.js';
import { query, service } from '../api.js';
import { usePages } from '../data.js';
import { Choice, Filters, Text } from '../fields.js';
import { useFilter } from '../filter.js';
import { number } from '../format.js';
import { Badge, Card, Empty, Guarded, More, Page, View, When } from '../parts.js';
import { link } from '../router.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';
import { Trends } from './trends.js';
import { MOST, useChanges } from './arrivals.js';

const { a, button, div, span } = tags;

const STATUSES = ['RAISED', 'RESTATED', 'RETRACTED'];

export function Violations({ search }) {
  return h(
    Page,
    { title: word('page.violations'), lead: word('violations.lead') },
    h(Guarded, { roles: ROLES.violations }, h(Desk, { search })),
  );
}

export function Standing({ status }) {
  return h(
    Badge,
    { tone: { RAISED: 'bad', RESTATED: 'warn', RETRACTED: 'none' }[status] },
    term('violation', status),
  );
}

export function Weight({ consequence }) {
  const tone =
    {
      VIOLATION: 'bad',
      PRESUMED_VIOLATION: 'warn',
      SHOULD_NOT: 'warn',
      DEADLINE: 'bad',
      OBSERVATION: 'none',
    }[consequence] ?? 'none';
  return h(
    Badge,
    { tone, title: term('consequence', `${consequence}.detail`) },
    term('consequence', consequence),
  );
}

function Desk({ search }) {
  const { filter, set, parameters } = useFilter(
    { rule: '', agency: '', collector: '', status: '', debtorId: '', from: '', to: '' },
    search,
  );
  const csvAddress = `/api${query(service('compliance-service', '/violations.csv'), { ...parameters, bom: true })}`;
  return [
    h(
      Card,
      { key: 'filters', class: 'flush' },
      h(
        Filters,
        {},
        h(Text, {
          label: word('rule'),
          value: filter.rule,
          onInput: set('rule'),
          placeholder: 'US-CALLS-01',
        }),
        h(Text, { label: word('agency'), value: filter.agency, onInput: set('agency') }),
        h(Text, {
          label: word('collector'),
          value: filter.collector,
          onInput: set('collector'),
        }),
        h(Text, {
          label: word('debtor'),
          value: filter.debtorId,
          onInput: set('debtorId'),
        }),
        h(Choice, {
          label: word('status'),
          value: filter.status,
          onInput: set('status'),
          options: STATUSES.map((each) => [each, term('violation', each)]),
        }),
        h(Text, {
          label: word('from'),
          type: 'datetime-local',
          value: filter.from,
          onInput: set('from'),
        }),
        h(Text, {
          label: word('to'),
          type: 'datetime-local',
          value: filter.to,
          onInput: set('to'),
        }),
        a({ class: 'button', href: csvAddress, download: 'violations.csv' }, 'CSV'),
      ),
    ),
    h(List, { key: JSON.stringify(parameters), parameters }),
    h(Trends, { key: 'trends', parameters }),
  ];
}

const columns = () => [
  {
    key: 'status',
    label: word('status'),
    cell: (violation) => h(Standing, { status: violation.status }),
  },
  {
    key: 'rule',
    label: word('rule'),
    head: true,
    cell: (violation) =>
      a({ href: link('violations', violation.violationId) }, violation.finding.ruleId),
  },
  {
    key: 'weight',
    label: word('consequence'),
    cell: (violation) => h(Weight, { consequence: violation.finding.consequence }),
  },
  {
    key: 'at',
    label: word('contact.at'),
    cell: (violation) => h(When, { at: violation.subjectOccurredAt }),
  },
  {
    key: 'changed',
    label: word('found.at'),
    cell: (violation) => h(When, { at: violation.changedAt }),
  },
  {
    key: 'debtor',
    label: word('debtor'),
    cell: (violation) => a({ href: link('debtors', violation.debtorId) }, violation.debtorId),
  },
  { key: 'agency', label: word('agency'), cell: (violation) => violation.legalEntityId ?? '–' },
  {
    key: 'collector',
    label: word('collector'),
    cell: (violation) => violation.agentIds.join(', ') || '–',
  },
  {
    key: 'channel',
    label: word('channel'),
    cell: (violation) => term('channel', violation.channel),
  },
  {
    key: 'why',
    label: word('arithmetic'),
    class: 'wide',
    cell: (violation) => violation.finding.explanation,
  },
];

const List = memo(function List({ parameters }) {
  const pages = usePages(service('compliance-service', '/violations'), parameters, 50);
  const box = useRef();
  // whoever has scrolled into the list, or works in it by keyboard, is not to lose his place
  const isReading = () => {
    const top = box.current?.getBoundingClientRect().top ?? 0;
    return top < 0 || box.current?.contains(document.activeElement) === true;
  };
  const changes = useChanges(parameters, isReading);
  const cols = useMemo(columns, []);
  const rows = useMemo(() => {
    const fresh = changes.shown.map((each) => changes.changed.get(each.violationId) ?? each);
    const heldBack = new Set(changes.held.map((each) => each.violationId));
    const seen = new Set(fresh.map((each) => each.violationId));
    const listed = (pages.data ?? []).filter(
      (each) => !seen.has(each.violationId) && !heldBack.has(each.violationId),
    );
    return [...fresh, ...listed.map((each) => changes.changed.get(each.violationId) ?? each)].slice(
      0,
      MOST,
    );
  }, [pages.data?.length, pages.data?.[0], changes.shown, changes.held, changes.changed]);
  const fresh = useMemo(
    () => new Set(changes.shown.map((each) => each.violationId)),
    [changes.shown],
  );
  return h(
    Card,
    {
      class: 'flush',
      title: word('violations.list'),
      actions: h(
        Badge,
        { tone: changes.flowing === false ? 'warn' : changes.flowing ? 'ok' : 'none' },
        word(changes.flowing === false ? 'live.broken' : changes.flowing ? 'live' : 'live.wait'),
      ),
    },
    div(
      { ref: box },
      changes.held.length > 0 &&
        button(
          {
            type: 'button',
            class: 'new-bar',
            onClick: () => (changes.show(), box.current.scrollIntoView({ block: 'start' })),
          },
          span({ 'aria-hidden': 'true' }, '↑ '),
          word('violations.new', { count: number(changes.held.length) }),
        ),
      h(View, { of: { ...pages, data: pages.data && [pages.data] }, rows: 8 }, () =>
        rows.length === 0
          ? h(Empty, { text: word('violations.none') })
          : h(Table, {
              label: word('violations.list'),
              columns: cols,
              rows,
              rowKey: (violation) => violation.violationId,
              isHot: (violation) => fresh.has(violation.violationId),
            }),
      ),
      rows.length < MOST
        ? h(More, { pages })
        : span({ class: 'muted' }, word('violations.most', { count: number(MOST) })),
    ),
  );
});
