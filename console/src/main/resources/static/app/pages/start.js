import { h, tags, useMemo } from '../lib.js';
import { query, service } from '../api.js';
import { useData } from '../data.js';
import { duration, number, rate } from '../format.js';
import { LAG, services, topics, worstLag } from '../live.js';
import {
  Ago,
  Badge,
  Card,
  Empty,
  Figure,
  Loading,
  Page,
  ProblemNote,
  View,
  When,
  Waited,
} from '../parts.js';
import { link } from '../router.js';
import { ROLES, may } from '../session.js';
import { useStore } from '../store.js';
import { Table } from '../table.js';
import { term, word } from '../words.js';
import { Due } from './complaints.js';
import { Standing } from './violations.js';

const { a, div, li, span, ul } = tags;
const COMPLIANCE = 'compliance-service';

/** What needs somebody now, the most pressing first. */
export function Start() {
  return h(
    Page,
    { title: word('page.start'), lead: word('start.lead') },
    h(Figures),
    div(
      { class: 'two' },
      h(Services),
      h(Late),
      may(...ROLES.violations) && h(Newest),
      may(...ROLES.complaints) && h(Deadlines),
    ),
  );
}

function Figures() {
  const list = useStore(services, (value) => value.list);
  const snapshot = useStore(topics, (value) => value.snapshot);
  const late = (snapshot?.topics ?? []).filter(
    (topic) => (worstLag(topic).seconds ?? 0) >= LAG.warn,
  ).length;
  const known = (snapshot?.topics ?? []).map((topic) => topic.parked.waiting);
  const parked = known.some((each) => each === null)
    ? null
    : known.reduce((sum, each) => sum + each, 0);
  const into = (snapshot?.topics ?? []).reduce((sum, topic) => sum + topic.inPerSecond, 0);
  const out = (list ?? []).filter((each) => !each.up).length;
  const tone = (count) => (count === null ? 'none' : count > 0 ? 'warn' : 'ok');
  return div(
    { class: 'figures' },
    h(Figure, {
      label: word('services'),
      value: list ? `${list.length - out}/${list.length}` : '–',
      tone: list ? (out > 0 ? 'bad' : 'ok') : 'none',
      note: list && word(out > 0 ? 'health.out' : 'health.ok', { count: out }),
    }),
    h(Figure, {
      label: word('traffic'),
      value: snapshot ? rate(into) : '–',
      unit: word('unit.per.second'),
    }),
    h(Figure, {
      label: word('topics.late'),
      href: link('topics'),
      value: snapshot ? number(late) : '–',
      tone: snapshot ? tone(late) : 'none',
      note: word('late.limit', { limit: duration(LAG.warn) }),
    }),
    h(Figure, {
      label: word('parked.waiting'),
      href: link('parked'),
      value: snapshot && parked !== null ? number(parked) : '–',
      tone: snapshot ? tone(parked) : 'none',
      note: snapshot && parked === null ? word('parked.unknown') : word('records.unit'),
    }),
  );
}

function Services() {
  const { list, problem } = useStore(services);
  return h(
    Card,
    { title: word('services') },
    problem && h(ProblemNote, { problem, keeps: Boolean(list) }),
    list === null
      ? !problem && h(Loading, { rows: 5 })
      : ul(
          { class: 'plain' },
          list.map((each) =>
            li(
              { key: each.service },
              h(Badge, { tone: each.up ? 'ok' : 'bad' }, word(each.up ? 'is.up' : 'is.out')),
              span({ class: 'name' }, each.service),
              each.up
                ? span(
                    { class: 'muted' },
                    each.latencyMs === null || each.latencyMs === undefined
                      ? ''
                      : `${number(each.latencyMs)} ms`,
                  )
                : span(
                    { class: 'muted' },
                    h(Ago, { at: each.since, real: true }),
                    each.detail && ` · ${each.detail}`,
                  ),
            ),
          ),
        ),
  );
}

/** The topics that wait longest. */
function Late() {
  const snapshot = useStore(topics, (value) => value.snapshot);
  const late = useMemo(
    () =>
      (snapshot?.topics ?? [])
        .map((topic) => ({ topic, worst: worstLag(topic) }))
        .filter(({ worst }) => (worst.seconds ?? 0) >= LAG.warn)
        .sort((x, y) => y.worst.seconds - x.worst.seconds)
        .slice(0, 6),
    [snapshot],
  );
  return h(
    Card,
    { title: word('topics.late') },
    snapshot === null
      ? h(Loading, { rows: 3 })
      : late.length === 0
        ? h(Empty, { text: word('late.none') })
        : ul(
            { class: 'plain' },
            late.map(({ topic, worst }) =>
              li(
                { key: topic.name },
                h(Waited, worst),
                a({ href: link('topics', topic.name) }, topic.name),
                span({ class: 'muted' }, word('records', { count: number(worst.lag) })),
              ),
            ),
          ),
  );
}

const violationColumns = () => [
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
    key: 'at',
    label: word('contact.at'),
    cell: (violation) => h(When, { at: violation.subjectOccurredAt }),
  },
  { key: 'agency', label: word('agency'), cell: (violation) => violation.legalEntityId ?? '–' },
];

function Newest() {
  const found = useData(
    query(service(COMPLIANCE, '/violations'), { status: 'RAISED', limit: 6 }),
    5,
  );
  const columns = useMemo(violationColumns, []);
  return h(
    Card,
    {
      title: word('violations.newest'),
      actions: a({ href: link('violations') }, word('page.violations')),
    },
    h(
      View,
      { of: { ...found, data: found.data?.items }, empty: word('violations.none'), rows: 4 },
      (rows) =>
        h(Table, {
          label: word('violations.newest'),
          columns,
          rows,
          rowKey: (violation) => violation.violationId,
        }),
    ),
  );
}

function Deadlines() {
  const complaints = useData(
    query(service(COMPLIANCE, '/complaints'), { status: 'OPEN', sort: 'deadline', limit: 6 }),
    15,
  );
  const missed = useData(
    query(service(COMPLIANCE, '/deadlines'), { status: 'APPROACHING', limit: 6 }),
    15,
  );
  return h(
    Card,
    {
      title: word('deadlines.next'),
      actions: a({ href: link('complaints') }, word('page.complaints')),
    },
    h(
      View,
      {
        of: { ...complaints, data: complaints.data?.items },
        empty: word('complaints.none.open'),
        rows: 3,
      },
      (rows) =>
        ul(
          { class: 'plain' },
          rows.map((row) =>
            li(
              { key: row.complaint.complaintId },
              h(Due, { at: row.dueAt }),
              a(
                { href: link('complaints', row.complaint.complaintId) },
                `${term('complaint', row.complaint.kind)} · ${row.complaint.debtorId}`,
              ),
            ),
          ),
        ),
    ),
    h(
      View,
      { of: { ...missed, data: missed.data?.items }, empty: word('deadlines.none'), rows: 2 },
      (rows) =>
        ul(
          { class: 'plain' },
          rows.map((row) =>
            li(
              { key: row.deadlineId },
              h(Due, { at: row.dueAt }),
              a(
                { href: link('debtors', row.debtorId) },
                `${row.ruleId} ${row.name ? term('clock', row.name) : ''} · ${row.debtorId}`,
              ),
            ),
          ),
        ),
    ),
  );
}
