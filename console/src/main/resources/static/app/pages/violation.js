import { h, tags } from '../lib.js';
import { query, service } from '../api.js';
import { useData } from '../data.js';
import { Finding, KnownFacts, ContactBrief, debtorLink } from '../finding.js';
import { Card, Facts, Guarded, Page, View, When } from '../parts.js';
import { link } from '../router.js';
import { ROLES } from '../session.js';
import { term, word } from '../words.js';
import { Answer } from './decisions.js';
import { Standing } from './violations.js';

const { a, code, li, ol, p, span } = tags;
const COMPLIANCE = 'compliance-service';

export function Violation({ parts: [id] }) {
  return h(
    Page,
    {
      title: word('violation.title'),
      lead: id,
      actions: a({ href: link('violations') }, word('back.violations')),
    },
    h(Guarded, { roles: ROLES.violations }, h(Known, { id })),
  );
}

function Known({ id }) {
  const found = useData(service(COMPLIANCE, `/violations/${encodeURIComponent(id)}`));
  return h(View, { of: found, rows: 8 }, ({ violation, history }) => [
    h(
      Card,
      { key: 'violation', title: violation.finding.ruleId },
      h(Facts, {
        of: [
          [word('status'), h(Standing, { status: violation.status })],
          [word('debtor'), debtorLink(violation.debtorId)],
          [word('agency'), violation.legalEntityId],
          [word('collector'), violation.agentIds.join(', ') || '–'],
          [word('channel'), term('channel', violation.channel)],
          [word('accounts'), violation.accountIds.join(', ') || '–'],
          [word('contact.at'), h(When, { at: violation.subjectOccurredAt, long: true })],
          [word('pack'), code(`${violation.finding.packId}@${violation.finding.packVersion}`)],
        ],
      }),
      h(Finding, { finding: violation.finding }),
      ol(
        { class: 'steps-list' },
        history.map((change, i) =>
          li(
            { key: i },
            h(Standing, { status: change.status }),
            ' ',
            h(When, { at: change.at, long: true }),
          ),
        ),
      ),
    ),
    h(Behind, { key: 'behind', violation }),
  ]);
}

/** Judged anew for this answer: everything found on the contact, and every fact counted. */
function Behind({ violation }) {
  const address = query(
    service(COMPLIANCE, `/contacts/${encodeURIComponent(violation.subjectId)}/findings`),
    { debtorId: violation.debtorId },
  );
  const found = useData(address);
  return h(View, { of: found, rows: 6 }, (examination) => {
    const zone = examination.background?.zones[0];
    return [
      h(
        Card,
        { key: 'contact', title: word('contact.judged') },
        p(
          { class: 'muted' },
          word('judged.as.of'),
          ' ',
          h(When, { at: examination.asOf, long: true }),
        ),
        examination.subject
          ? p(
              h(When, { at: examination.subject.occurredAt, zone, long: true }),
              ' · ',
              examination.subject.contact
                ? h(ContactBrief, {
                    contact: examination.subject.contact,
                    outcome: examination.subject.outcome,
                  })
                : term('fact', examination.subject.kind),
            )
          : p(word('subject.gone')),
        examination.background &&
          h(Background, { of: examination.background, packs: examination.packVersions }),
        examination.decision &&
          p(
            word('decided.by.gate'),
            ' ',
            h(Answer, { answer: examination.decision.answer }),
            ' ',
            a({ href: link('decisions', examination.decision.proposalId) }, word('page.decisions')),
          ),
        !examination.permit && p(word('permit.none')),
      ),
      h(
        Card,
        { key: 'findings', title: word('findings.all') },
        examination.findings.length === 0
          ? p(word('findings.none'))
          : examination.findings.map(({ finding, rule, facts, missing }) => [
              h(Finding, { key: finding.findingId, finding, rule }),
              h(KnownFacts, {
                key: `${finding.findingId}-facts`,
                facts,
                missing,
                zone,
              }),
            ]),
      ),
    ];
  });
}

const Background = ({ of, packs }) => [
  h(Facts, {
    key: 'facts',
    of: [
      [word('zones'), of.zones.join(', ') || word('unknown')],
      [word('jurisdictions'), of.jurisdictions.join(', ') || word('unknown')],
      [word('flags'), of.flags.map((flag) => term('flag', flag)).join(', ') || '–'],
    ],
  }),
  p(
    { key: 'packs', class: 'muted' },
    word('packs.in.force'),
    ': ',
    packs.map((pack) => span({ key: pack }, code(pack), ' ')),
  ),
];
