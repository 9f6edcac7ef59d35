import { h, tags, useMemo, useState } from '../lib.js';
import { query, send } from '../api.js';
import { useData, useDeed } from '../data.js';
import { Choice } from '../fields.js';
import {
  Badge,
  Button,
  Card,
  Facts,
  Guarded,
  Page,
  ProblemNote,
  View,
  When,
  announce,
  whyNot,
} from '../parts.js';
import { link } from '../router.js';
import { ROLES, may, session } from '../session.js';
import { term, word } from '../words.js';
import { Backtests, ChangeCountsTable } from './backtests.js';
import { PACKS, PackStanding } from './packs.js';

const { a, code, del, details, div, h3, ins, li, p, pre, summary, ul, strong } = tags;

export function Pack({ parts: [id] }) {
  return h(
    Page,
    {
      title: word('pack.title'),
      lead: id,
      actions: a({ href: link('packs') }, word('back.packs')),
    },
    h(Guarded, { roles: ROLES.packs }, h(Known, { id })),
  );
}

function Known({ id }) {
  const path = `${PACKS}/${encodeURIComponent(id)}`;
  const found = useData(path);
  const tests = useData(`${path}/backtests`, 3);
  return h(View, { of: found, rows: 8 }, ({ rulePack, yaml }) => [
    h(
      Card,
      { key: 'pack', title: rulePack.title },
      h(Facts, {
        of: [
          [word('status'), h(PackStanding, { pack: rulePack })],
          [word('pack'), code(`${rulePack.pack}@${rulePack.version}`)],
          [word('effective.from'), h(When, { at: rulePack.effectiveFrom, long: true })],
          [
            word('effective.to'),
            rulePack.effectiveTo
              ? h(When, { at: rulePack.effectiveTo, long: true })
              : word('no.end'),
          ],
          [word('jurisdictions'), rulePack.jurisdictions.join(', ')],
          [word('author'), rulePack.author],
          [word('approver'), rulePack.approver ?? word('not.yet')],
          rulePack.approvedAt && [
            word('approved.at'),
            h(When, { at: rulePack.approvedAt, long: true }),
          ],
          [word('digest'), code(rulePack.digest.slice(0, 16))],
        ],
      }),
      h(Approval, { pack: rulePack, path, tests: tests.data, onDone: found.reload }),
    ),
    rulePack.status === 'SHADOW' && h(Shadow, { key: 'shadow', path }),
    h(Backtests, { key: 'tests', path, tests }),
    h(Changes, { key: 'changes', pack: rulePack, path }),
    h(Rules, { key: 'rules', rules: rulePack.rules }),
    h(
      Card,
      { key: 'yaml', title: 'YAML' },
      details(summary(word('draft.text')), pre({ class: 'code', tabindex: 0 }, yaml)),
    ),
  ]);
}

/** Why an approval would be refused; null if nothing is known that stands against it. */
function obstacle(pack, tests) {
  if (!may(...ROLES.desk)) {
    return whyNot(ROLES.desk);
  }
  if (pack.author === session.get().subject) {
    return word('approve.second');
  }
  return (tests ?? []).some((test) => test.status === 'FINISHED' && test.digest === pack.digest)
    ? null
    : word('approve.untested');
}

function Approval({ pack, path, tests, onDone }) {
  const deed = useDeed(async (mode) => {
    await send('POST', query(`${path}/approval`, { mode }));
    announce(word('approved'));
    onDone();
  });
  if (pack.status === 'ACTIVE') {
    return null;
  }
  const why = obstacle(pack, tests);
  const common = { disabled: why !== null, why, busy: deed.busy };
  return div(
    { class: 'approval' },
    p(word('approve.lead')),
    why && p({ class: 'note' }, why),
    deed.problem && h(ProblemNote, { problem: deed.problem }),
    div(
      { class: 'actions' },
      pack.status === 'DRAFT' &&
        h(Button, { ...common, onClick: () => deed.run('shadow') }, word('approve.shadow')),
      h(
        Button,
        { ...common, kind: 'primary', onClick: () => deed.run('active') },
        word('approve.active'),
      ),
    ),
  );
}

function Shadow({ path }) {
  const found = useData(`${path}/shadow`, 10);
  return h(
    Card,
    { title: word('shadow') },
    h(View, { of: found, rows: 3 }, (report) => [
      h(Facts, {
        key: 'facts',
        of: [
          [word('subjects'), report.subjects],
          [word('added'), report.changes.added],
          [word('removed'), report.changes.removed],
          [word('changed'), report.changes.changed],
          [word('defects'), report.defects],
        ],
      }),
      h(ChangeCountsTable, { key: 'rules', label: word('rule'), counts: report.rules }),
    ]),
  );
}

/** What this version says otherwise than another of the same pack, member by member. */
function Changes({ pack, path }) {
  const others = useData(query(PACKS, { limit: 500 }));
  const versions = useMemo(
    () =>
      (others.data?.items ?? []).filter((each) => each.pack === pack.pack && each.id !== pack.id),
    [others.data],
  );
  const [chosen, setChosen] = useState('');
  const against = chosen || (versions.find((each) => each.inForce) ?? versions.at(-1))?.id || '';
  const found = useData(against ? query(`${path}/changes`, { against }) : null);
  return h(
    Card,
    { title: word('changes') },
    versions.length === 0
      ? p({ class: 'muted' }, word('changes.only'))
      : h(Choice, {
          label: word('changes.against'),
          value: against,
          onInput: setChosen,
          all: false,
          options: versions.map((each) => [
            each.id,
            `${each.version} · ${term('pack', each.status)} · ${each.id.slice(-6)}`,
          ]),
        }),
    against && h(View, { of: found, rows: 3 }, (changes) => h(Diff, { changes })),
  );
}

function Diff({ changes }) {
  const isSame = [changes.pack, changes.added, changes.removed, changes.changed].every(
    (each) => each.length === 0,
  );
  return isSame
    ? p(word('changes.none'))
    : div(
        { class: 'diff' },
        changes.pack.map((change) => h(Change, { key: change.member, change })),
        changes.added.map((rule) =>
          p({ key: rule }, h(Badge, { tone: 'ok' }, word('rule.added')), ' ', ins(rule)),
        ),
        changes.removed.map((rule) =>
          p({ key: rule }, h(Badge, { tone: 'bad' }, word('rule.removed')), ' ', del(rule)),
        ),
        changes.changed.map((rule) =>
          div(
            { key: rule.ruleId },
            h3(rule.ruleId),
            rule.changes.map((change) => h(Change, { key: change.member, change })),
          ),
        ),
      );
}

const Change = ({ change }) =>
  div(
    { class: 'change' },
    strong(change.member),
    change.before !== null && p(span('−'), del(change.before)),
    change.after !== null && p(span('+'), ins(change.after)),
  );

const span = (sign) => tags.span({ 'class': 'change-sign', 'aria-hidden': 'true' }, sign);

const Rules = ({ rules }) =>
  h(
    Card,
    { title: `${word('rules')} (${rules.length})` },
    ul(
      { class: 'rules' },
      rules.map((rule) =>
        li(
          { key: rule.id },
          details(
            summary(strong(rule.id), ` ${rule.title}`),
            p(rule.statement),
            p({ class: 'muted' }, word('citation'), ': ', rule.citation),
            ul(
              rule.checks.map((check, i) =>
                li({ key: i }, code(check.type), ` ${check.parameters}`),
              ),
            ),
          ),
        ),
      ),
    ),
  );
