import { h, tags, useMemo } from '../lib.js';
import { send } from '../api.js';
import { useDeed } from '../data.js';
import { Finding, debtorLink } from '../finding.js';
import { number } from '../format.js';
import { Badge, Button, Card, Facts, ProblemNote, View, When, whyNot } from '../parts.js';
import { ROLES, may } from '../session.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';

const { code, details, div, p, progress, summary, span } = tags;
const TONES = { RUNNING: 'info', FINISHED: 'ok', FAILED: 'bad', INTERRUPTED: 'warn' };

/** Replays of what the topics hold, judged with this version: what would change. */
export function Backtests({ path, tests }) {
  const deed = useDeed(async () => {
    await send('POST', `${path}/backtests`, {});
    tests.reload();
  });
  const isRunning = (tests.data ?? []).some((test) => test.status === 'RUNNING');
  const isAllowed = may(...ROLES.desk);
  return h(
    Card,
    {
      title: word('backtests'),
      actions: h(
        Button,
        {
          onClick: () => deed.run(),
          busy: deed.busy,
          disabled: isRunning || !isAllowed,
          why: isAllowed ? word('backtest.runs') : whyNot(ROLES.desk),
        },
        word('backtest.begin'),
      ),
    },
    p({ class: 'muted' }, word('backtest.lead')),
    deed.problem && h(ProblemNote, { problem: deed.problem }),
    h(View, { of: tests, empty: word('backtests.none'), rows: 2 }, (all) =>
      all.map((test, i) => h(Backtest, { key: test.number, test, open: i === 0 })),
    ),
  );
}

function Backtest({ test, open }) {
  return details(
    { class: 'backtest', open },
    summary(
      `#${test.number} `,
      h(Badge, { tone: TONES[test.status] }, term('backtest', test.status)),
      ' ',
      h(When, { at: test.startedAt }),
      ` ${test.requestedBy}`,
    ),
    test.status === 'RUNNING' &&
      div(
        progress({
          'max': 100,
          'value': test.percent,
          'aria-label': word('backtest.progress'),
        }),
        span(` ${number(test.recordsDone)} / ${number(test.recordsAll)}`),
      ),
    test.failure && p({ class: 'notice warn' }, test.failure),
    test.report && h(Report, { report: test.report }),
  );
}

function Report({ report }) {
  return div(
    h(Facts, {
      of: [
        [word('debtors'), number(report.debtors)],
        [word('contacts'), number(report.contacts)],
        [word('added'), number(report.changes.added)],
        [word('removed'), number(report.changes.removed)],
        [word('changed'), number(report.changes.changed)],
        [word('unusable'), number(report.unusable)],
        [word('digest'), code(report.digest.slice(0, 16))],
      ],
    }),
    div(
      { class: 'three' },
      h(ChangeCountsTable, { label: word('rule'), counts: report.rules }),
      h(ChangeCountsTable, { label: word('agency'), counts: report.agencies }),
      h(ChangeCountsTable, { label: word('stage'), counts: report.stages }),
    ),
    report.samples.length > 0 &&
      details(
        summary(word('samples', { count: report.samples.length })),
        report.samples.map((sample, i) => h(Sample, { key: i, sample })),
      ),
  );
}

const Sample = ({ sample }) =>
  div(
    { class: 'sample' },
    p(
      h(
        Badge,
        { tone: { ADDED: 'bad', REMOVED: 'ok', CHANGED: 'warn' }[sample.kind] },
        term('change', sample.kind),
      ),
      ' ',
      debtorLink(sample.debtorId),
      ' ',
      code(sample.subject),
    ),
    sample.before &&
      div(span({ class: 'muted' }, word('before')), h(Finding, { finding: sample.before })),
    sample.after &&
      div(span({ class: 'muted' }, word('after')), h(Finding, { finding: sample.after })),
  );

/** Findings that would be different, by a name. */
export function ChangeCountsTable({ label, counts }) {
  const cols = useMemo(
    () => [
      { key: 'name', label, head: true },
      ...['added', 'removed', 'changed'].map((each) => ({
        key: each,
        label: word(each),
        num: true,
        cell: (row) => number(row[each]),
      })),
    ],
    [],
  );
  const rows = useMemo(
    () => Object.entries(counts).map(([name, each]) => ({ name, ...each })),
    [counts],
  );
  return rows.length === 0
    ? p({ class: 'muted' }, `${label}: ${word('changes.none')}`)
    : h(Table, { label, columns: cols, rows, rowKey: (row) => row.name, cards: false });
}
