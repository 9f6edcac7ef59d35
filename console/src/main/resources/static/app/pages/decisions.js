import { h, tags, useMemo } from '../lib.js';
import { query, service } from '../api.js';
import { useData, usePages } from '../data.js';
import { Choice, Filters, Text } from '../fields.js';
import { useFilter } from '../filter.js';
import { ContactBrief, Finding, debtorLink } from '../finding.js';
import { Badge, Card, Facts, Guarded, More, Page, View, When } from '../parts.js';
import { link } from '../router.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { a, code, p, span, table, tbody, td, th, thead, tr } = tags;
const ANSWERS = ['PERMITTED', 'DEFERRED', 'DENIED'];
const PATH = service('compliance-service', '/decisions');

export const Answer = ({ answer }) =>
  h(
    Badge,
    { tone: { PERMITTED: 'ok', DEFERRED: 'warn', DENIED: 'bad' }[answer] },
    term('answer', answer),
  );

export function Decisions({ search }) {
  return h(
    Page,
    { title: word('page.decisions'), lead: word('decisions.lead') },
    h(Guarded, { roles: ROLES.decisions }, h(Desk, { search })),
  );
}

const columns = () => [
  {
    key: 'answer',
    label: word('answer'),
    cell: (decision) => h(Answer, { answer: decision.answer }),
  },
  {
    key: 'at',
    label: word('decided.at'),
    head: true,
    cell: (decision) =>
      a({ href: link('decisions', decision.proposalId) }, h(When, { at: decision.decidedAt })),
  },
  { key: 'debtor', label: word('debtor'), cell: (decision) => debtorLink(decision.debtorId) },
  {
    key: 'channel',
    label: word('channel'),
    cell: (decision) => term('channel', decision.permit?.channel),
  },
  {
    key: 'until',
    label: word('permit.until'),
    cell: (decision) =>
      decision.permit
        ? h(When, { at: decision.permit.notAfter })
        : decision.notBefore
          ? span(word('not.before'), ' ', h(When, { at: decision.notBefore }))
          : '–',
  },
  { key: 'why', label: word('why'), class: 'wide', cell: why },
];

/** The findings that stop it; what was only observed is in the whole answer. */
function why(decision) {
  const stops = decision.findings.filter((finding) => finding.consequence !== 'OBSERVATION');
  return stops.length === 0
    ? '–'
    : stops.map((finding) =>
        span(
          { key: finding.findingId, class: 'reason' },
          code(finding.ruleId),
          ` ${finding.explanation}`,
        ),
      );
}

function Desk({ search }) {
  const { filter, set, asked, parameters } = useFilter(
    { debtorId: '', answer: '', rule: '', from: '', to: '' },
    search,
  );
  const pages = usePages(PATH, parameters);
  const key = query('', asked);
  const cols = useMemo(columns, []);
  return h(
    Card,
    { class: 'flush' },
    h(
      Filters,
      { onSubmit: pages.reload },
      h(Text, { label: word('debtor'), value: filter.debtorId, onInput: set('debtorId') }),
      h(Choice, {
        label: word('answer'),
        value: filter.answer,
        onInput: set('answer'),
        options: ANSWERS.map((each) => [each, term('answer', each)]),
      }),
      h(Text, { label: word('rule'), value: filter.rule, onInput: set('rule') }),
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
    ),
    h(View, { key, of: pages, empty: word('decisions.none'), rows: 8 }, (rows) => [
      h(Table, {
        key: 'table',
        label: word('page.decisions'),
        columns: cols,
        rows,
        rowKey: (decision) => decision.proposalId,
      }),
      h(More, { key: 'more', pages }),
    ]),
  );
}

export function Decision({ parts: [id] }) {
  return h(
    Page,
    {
      title: word('decision.title'),
      lead: id,
      actions: a({ href: link('decisions') }, word('back.decisions')),
    },
    h(Guarded, { roles: ROLES.decisions }, h(Known, { id })),
  );
}

function Known({ id }) {
  const found = useData(`${PATH}/${encodeURIComponent(id)}`);
  return h(View, { of: found, rows: 8 }, (decision) => [
    h(
      Card,
      { key: 'decision' },
      h(Facts, {
        of: [
          [word('answer'), h(Answer, { answer: decision.answer })],
          [word('decided.at'), h(When, { at: decision.decidedAt, long: true })],
          [word('debtor'), debtorLink(decision.debtorId)],
          decision.permit && [word('permit'), code(decision.permit.permitId)],
          decision.permit && [
            word('permit.span'),
            span(
              h(When, { at: decision.permit.validFrom, long: true }),
              ' – ',
              h(When, { at: decision.permit.notAfter, long: true }),
            ),
          ],
          decision.notBefore && [
            word('not.before'),
            h(When, { at: decision.notBefore, long: true }),
          ],
        ],
      }),
      p(
        { class: 'muted' },
        word('packs.in.force'),
        ': ',
        decision.packVersions.map((pack) => span({ key: pack }, code(pack), ' ')),
      ),
      decision.proposal &&
        p(
          word('proposed'),
          ': ',
          h(When, { at: decision.proposal.plannedAt, long: true }),
          ' · ',
          h(ContactBrief, { contact: decision.proposal.contact }),
        ),
    ),
    h(
      Card,
      { key: 'why', title: word('why') },
      decision.findings.length === 0
        ? p(word('findings.none'))
        : decision.findings.map((finding) => h(Finding, { key: finding.findingId, finding })),
    ),
    decision.nextLawful &&
      h(
        Card,
        { key: 'next', title: word('next.lawful') },
        h(NextLawful, { of: decision.nextLawful }),
      ),
  ]);
}

const NextLawful = ({ of }) =>
  table(
    thead(tr(th({ scope: 'col' }, word('channel')), th({ scope: 'col' }, word('next.lawful')))),
    tbody(
      of.map((each) =>
        tr(
          { key: each.channel },
          td(term('channel', each.channel)),
          td(each.at ? h(When, { at: each.at, long: true }) : word('next.never')),
        ),
      ),
    ),
  );
