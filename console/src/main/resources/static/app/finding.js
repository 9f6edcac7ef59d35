import { h, tags } from './lib.js';
import { Json } from './json.js';
import { link } from './router.js';
import { When } from './parts.js';
import { Weight } from './pages/violations.js';

import { member, term, word } from './words.js';

const {
  a,
  code,
  dd,
  details,
  div,
  dl,
  dt,
  p,
  strong,
  summary,
  table,
  tbody,
  td,
  th,
  thead,
  tr,
  span,
} = tags;

/** A finding with its sum: the sentence, the numbers it is made of, the article it rests on. */
export function Finding({ finding, rule }) {
  return div(
    { class: 'finding' },
    p(
      h(Weight, { consequence: finding.consequence }),
      ' ',
      strong(finding.ruleId),
      rule && ` ${rule.title}`,
    ),
    rule?.statement && p({ class: 'muted' }, rule.statement),
    p({ class: 'explanation' }, finding.explanation),
    finding.evidence.length > 0 &&
      dl(
        { class: 'facts evidence' },
        finding.evidence.map((each, i) => div({ key: i }, dt(member(each.name)), dd(each.value))),
      ),
    p(
      { class: 'muted' },
      word('citation'),
      ': ',
      finding.citation,
      ' · ',
      word('pack'),
      ': ',
      code(`${finding.packId}@${finding.packVersion}`),
    ),
    rule?.checks?.length > 0 &&
      p(
        { class: 'muted' },
        word('checks'),
        ': ',
        rule.checks.map((check, i) => span({ key: i }, code(check.type), ` ${check.parameters} `)),
      ),
  );
}

/** Facts counted, oldest first. */
export function KnownFacts({ facts, zone, missing = [] }) {
  if (facts.length + missing.length === 0) {
    return null;
  }
  return div(
    { 'class': 'scroll', 'tabindex': 0, 'role': 'group', 'aria-label': word('facts') },
    table(
      thead(
        tr(
          [word('time'), word('known.at'), word('fact'), word('content')].map((each) =>
            th({ key: each, scope: 'col' }, each),
          ),
        ),
      ),
      tbody(
        facts.map((fact) =>
          tr(
            { key: fact.factId },
            td(h(When, { at: fact.occurredAt, zone })),
            td(h(When, { at: fact.recordedAt })),
            td(term('fact', fact.kind)),
            td(
              fact.contact
                ? h(ContactBrief, { contact: fact.contact, outcome: fact.outcome })
                : h(Whole, { of: fact.content }),
            ),
          ),
        ),
        missing.map((id) => tr({ key: id }, td({ colspan: 4 }, word('fact.missing', { id })))),
      ),
    ),
  );
}

const Whole = ({ of }) =>
  details(summary(word('open')), h(Json, { value: of, label: word('content') }));

export function ContactBrief({ contact, outcome }) {
  return span(
    term('channel', contact.channel),
    ' · ',
    term('direction', contact.direction),
    outcome && ` · ${term('outcome', outcome)}`,
    ` · ${term('purpose', contact.purpose)}`,
    contact.actor?.legalEntityId && ` · ${contact.actor.legalEntityId}`,
    contact.party?.kind && ` · ${term('party', contact.party.kind)}`,
  );
}

export const debtorLink = (debtorId) => a({ href: link('debtors', debtorId) }, debtorId);
