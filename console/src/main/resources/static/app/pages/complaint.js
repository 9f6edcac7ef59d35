import { h, tags, useMemo } from '../lib.js';
import { send, service } from '../api.js';
import { useData, useDeed } from '../data.js';
import { Finding, debtorLink } from '../finding.js';
import { date } from '../format.js';
import { Ago, Badge, Card, Facts, Guarded, Page, ProblemNote, View, When } from '../parts.js';
import { link } from '../router.js';
import { ROLES } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';
import { ComplaintDeeds } from './complaintdeeds.js';

const { a, code, div, li, ol, p, span } = tags;

const PATH = service('compliance-service', '/complaints');

export function Complaint({ parts: [id] }) {
  return h(
    Page,
    {
      title: word('complaint.title'),
      lead: id,
      actions: a({ href: link('complaints') }, word('back.complaints')),
    },
    h(Guarded, { roles: [...ROLES.complaints, 'collector'] }, h(Known, { id })),
  );
}

function Known({ id }) {
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const found = useData(path);
  const deed = useDeed(async (step, body) => {
    await send('POST', `${path}/${step}`, body);
    found.reload();
    return true;
  });
  return h(View, { of: found, rows: 8 }, (dossier) => [
    h(
      Card,
      { key: 'complaint' },
      h(About, { dossier }),
      deed.problem && h(ProblemNote, { problem: deed.problem }),
      dossier.handling && h(ComplaintDeeds, { dossier, deed }),
    ),
    h(Card, { key: 'clocks', title: word('clocks') }, h(Clocks, { clocks: dossier.clocks })),
    dossier.contacts && h(Contacts, { key: 'contacts', dossier }),
    dossier.history &&
      h(Card, { key: 'history', title: word('history') }, h(Steps, { steps: dossier.history })),
  ]);
}

function About({ dossier: { complaint, status, resolution, handling, complexity, interests } }) {
  return [
    h(Facts, {
      key: 'facts',
      of: [
        [
          word('status'),
          h(
            Badge,
            { tone: resolution ? 'ok' : 'info' },
            term('complaintStatus', status ?? (resolution ? 'RESOLVED' : 'OPEN')),
          ),
        ],
        [word('debtor'), debtorLink(complaint.debtorId)],
        [word('kind'), term('complaint', complaint.kind)],
        [word('complexity'), term('complexity', complexity ?? complaint.complexity)],
        [word('filed.at'), h(When, { at: complaint.filedAt, long: true })],
        [word('jurisdictions'), complaint.jurisdictions.join(', ') || '–'],
        [word('accounts'), complaint.accountIds.join(', ') || '–'],
        handling && [
          word('acknowledged.at'),
          handling.acknowledgement
            ? h(When, { at: handling.acknowledgement.sentAt, long: true })
            : word('not.yet'),
        ],
        handling && [word('handler'), handling.assignment?.handler ?? word('handler.none')],
        handling?.pause && [
          word('paused'),
          `${term('pause', handling.pause.reason)} ${handling.pause.note ?? ''}`,
        ],
        ...(handling?.extensions ?? []).map((each) => [
          word('extension.to', { complexity: term('complexity', each.complexity) }),
          `${each.reason} · ${each.requestedBy} · ${word(`extension.${standing(each)}`)}`,
        ]),
        resolution && [word('outcome'), term('outcome.complaint', resolution.outcome)],
        resolution?.summary && [word('summary'), resolution.summary],
      ],
    }),
    (interests ?? []).length > 0 &&
      p(
        { key: 'interests', class: 'notice warn' },
        word('interests', { persons: interests.map((each) => each.person).join(', ') }),
      ),
  ];
}

/** What an extension waits for. */
function standing({ complexity, approvedBy, noticeSentAt }) {
  return complexity !== 'SPECIAL' || noticeSentAt ? 'complete' : approvedBy ? 'untold' : 'asked';
}

const TONES = { RUNNING: 'info', APPROACHING: 'warn', MISSED: 'bad', MET: 'ok', CANCELLED: 'none' };

const clockColumns = () => [
  {
    key: 'rule',
    label: word('rule'),
    head: true,
    cell: (clock) => `${clock.rule} ${clock.name ? term('clock', clock.name) : ''}`,
  },
  {
    key: 'status',
    label: word('status'),
    cell: (clock) => h(Badge, { tone: TONES[clock.status] ?? 'none' }, term('term', clock.status)),
  },
  { key: 'due', label: word('last.day'), cell: (clock) => date(clock.due) },
  { key: 'left', label: word('ends'), cell: (clock) => h(Ago, { at: clock.endsAt }) },
  { key: 'citation', label: word('citation') },
];

function Clocks({ clocks }) {
  const cols = useMemo(clockColumns, []);
  const rows = useMemo(
    () => [...clocks].sort((x, y) => x.endsAt.localeCompare(y.endsAt)),
    [clocks],
  );
  return rows.length === 0
    ? p(word('clocks.none'))
    : h(Table, {
        label: word('clocks'),
        columns: cols,
        rows,
        rowKey: (clock) => `${clock.rule}/${clock.name}`,
      });
}

function Contacts({ dossier: { contacts, unknownContacts } }) {
  return contacts.length + unknownContacts.length === 0
    ? null
    : h(
        Card,
        { title: word('complaint.contacts') },
        contacts.map((contact) =>
          div(
            { key: contact.contactId },
            p(
              h(When, { at: contact.at, long: true }),
              ` · ${term('channel', contact.channel)} · ${term('outcome', contact.outcome)} · ${contact.legalEntityId}`,
            ),
            contact.findings.map((finding) => h(Finding, { key: finding.findingId, finding })),
          ),
        ),
        unknownContacts.map((id) =>
          p({ key: id, class: 'muted' }, word('contact.unknown', { id })),
        ),
      );
}

const Steps = ({ steps }) =>
  ol(
    { class: 'steps-list' },
    steps.map((step, i) =>
      li(
        { key: i },
        h(When, { at: step.at, long: true }),
        ' ',
        term('step', step.action),
        step.by && span({ class: 'muted' }, ` ${step.by}`),
        step.subject && ` → ${term('complexity', step.subject)}`,
        step.reason && code(` ${step.reason}`),
        step.note && ` ${step.note}`,
      ),
    ),
  );
