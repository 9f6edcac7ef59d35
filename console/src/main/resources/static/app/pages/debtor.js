import { h, tags, useMemo, useState } from '../lib.js';
import { query } from '../api.js';
import { useData } from '../data.js';
import { Filters, Text } from '../fields.js';
import { Json } from '../json.js';
import { Badge, Button, Card, Empty, Page, View, When } from '../parts.js';
import { go, link, linkWith } from '../router.js';
import { dateTime, now } from '../format.js';
import { member, term, word } from '../words.js';
import { traceLink } from './record.js';

const { a, button, details, div, li, ol, p, span, strong, summary } = tags;
const MOST = 500;

export function Debtor({ parts: [id] }) {
  return h(
    Page,
    {
      title: id ? word('debtor.title', { id }) : word('page.debtors'),
      lead: word('debtors.lead'),
    },
    h(Ask, { id }),
    id ? h(Story, { id }) : h(Empty, { text: word('debtors.ask') }),
  );
}

function Ask({ id }) {
  const [wanted, setWanted] = useState(id ?? '');
  return h(
    Card,
    { class: 'flush' },
    h(
      Filters,
      { onSubmit: () => wanted.trim() && go(link('debtors', wanted.trim())) },
      h(Text, { label: word('debtor'), value: wanted, onInput: setWanted, type: 'search' }),
      h(Button, { type: 'submit', kind: 'primary' }, word('look')),
    ),
  );
}

function Story({ id }) {
  const found = useData(query(`/debtors/${encodeURIComponent(id)}/story`, {}));
  return h(View, { of: found, rows: 10 }, (story) => h(Timeline, { story, onAgain: found.reload }));
}

function Timeline({ story, onAgain }) {
  const [off, setOff] = useState(new Set());
  const kinds = useMemo(() => {
    const counts = new Map();
    story.entries.forEach((entry) => counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1));
    return [...counts];
  }, [story]);
  const accounts = useMemo(
    () => [...new Set(story.entries.map((entry) => entry.accountId).filter(Boolean))],
    [story],
  );
  const [account, setAccount] = useState('');
  const shown = story.entries
    .filter(
      (entry) =>
        !off.has(entry.kind) && (!account || !entry.accountId || entry.accountId === account),
    )
    .slice(0, MOST);
  const toggle = (kind) =>
    setOff((old) => {
      const next = new Set(old);
      if (!next.delete(kind)) {
        next.add(kind);
      }
      return next;
    });
  return [
    h(Sources, { key: 'sources', sources: story.sources }),
    h(
      Card,
      {
        key: 'line',
        actions: h(Button, { onClick: onAgain }, word('again')),
        title: word('timeline'),
      },
      story.debtorZone &&
        p(
          { class: 'muted' },
          word('debtor.now', {
            zone: story.debtorZone,
            time: dateTime(now(), story.debtorZone),
          }),
        ),
      div(
        { 'class': 'chips', 'role': 'group', 'aria-label': word('kinds') },
        kinds.map(([kind, count]) =>
          button(
            {
              'key': kind,
              'type': 'button',
              'class': 'chip',
              'aria-pressed': String(!off.has(kind)),
              'onClick': () => toggle(kind),
            },
            `${term('kind', kind)} ${count}`,
          ),
        ),
        accounts.length > 1 &&
          accounts.map((each) =>
            button(
              {
                'key': each,
                'type': 'button',
                'class': 'chip',
                'aria-pressed': String(account === each),
                'onClick': () => setAccount(account === each ? '' : each),
              },
              each,
            ),
          ),
      ),
      shown.length === 0
        ? h(Empty, {
            text: word(story.entries.length === 0 ? 'story.none' : 'story.filtered'),
          })
        : ol(
            { class: 'timeline' },
            shown.map((entry, i) =>
              h(Entry, {
                key: entry.eventId ? `${entry.kind}${entry.eventId}` : `${entry.at}${i}`,
                entry,
                story,
              }),
            ),
          ),
      story.entries.length > MOST && p({ class: 'muted' }, word('story.most', { count: MOST })),
    ),
  ];
}

/** What is not told here is not nothing: the service that would tell it is out, or may not tell it to the viewer. */
function Sources({ sources }) {
  const silent = sources.filter((source) => !source.ok);
  return silent.length === 0
    ? null
    : div(
        { class: 'notice bad', role: 'alert' },
        silent.map((source) =>
          p(
            { key: source.service },
            strong(word('story.silent', { service: source.service })),
            ' ',
            source.detail,
          ),
        ),
      );
}

function Entry({ entry, story }) {
  return li(
    { class: 'entry' },
    div({ class: 'entry-when' }, h(When, { at: entry.at, zone: story.debtorZone, long: true })),
    div(
      { class: 'entry-what' },
      p(h(Badge, { tone: toneOf(entry) }, term('kind', entry.kind)), ' ', h(Told, { entry })),
      p(
        { class: 'entry-from muted' },
        entry.source,
        entry.accountId && ` · ${entry.accountId}`,
        entry.topic && [
          ' · ',
          a(
            {
              key: 'topic',
              href: linkWith('topics', { debtor: story.debtorId }, entry.topic),
            },
            entry.topic,
          ),
        ],
        entry.traceId && [' · ', word('trace'), ' ', traceLink(entry.traceId)],
        ...elsewhere(entry),
      ),
      details(summary(word('whole')), h(Json, { value: entry.summary, label: word('content') })),
    ),
  );
}

const ELSEWHERE = {
  DECISION: ['decisions', 'proposalId'],
  COMPLAINT: ['complaints', 'complaintId'],
  FINDING: ['violations', 'violationId'],
};

function elsewhere(entry) {
  const [page, name] = ELSEWHERE[entry.kind] ?? [];
  const id = page && entry.summary?.[name];
  return id ? [' · ', a({ key: 'there', href: link(page, id) }, word('open'))] : [];
}

function toneOf({ kind, summary: told }) {
  if (kind === 'FINDING') {
    return told?.consequence === 'OBSERVATION' || told?.status === 'RETRACTED' ? 'none' : 'bad';
  }
  if (kind === 'DECISION') {
    return { PERMITTED: 'ok', DEFERRED: 'warn', DENIED: 'bad' }[told?.answer] ?? 'info';
  }
  return kind === 'COMPLAINT' || kind === 'DEADLINE' ? 'warn' : 'info';
}

/** Which words a code has, where need be by the kind of entry it stands in. */
const CODES = {
  'answer': 'answer',
  'channel': 'channel',
  'direction': 'direction',
  'purpose': 'purpose',
  'consequence': 'consequence',
  'party': 'party',
  'about': 'complaint',
  'complexity': 'complexity',
  'ATTEMPT.outcome': 'outcome',
  'PROMISE.outcome': 'promise',
  'COMPLAINT.outcome': 'outcome.complaint',
  'COMPLAINT.status': 'complaintStatus',
  'FINDING.status': 'violation',
  'DEADLINE.status': 'term',
};
const SHOWN_IDS = new Set(['ruleId', 'legalEntityId', 'templateId']);
const isHidden = (name) =>
  (/Ids?$/.test(name) && !SHOWN_IDS.has(name)) || name === 'rests' || name === 'restsOn';

/** The first few members of a summary in words; all of them are one click away. */
function Told({ entry }) {
  const said = Object.entries(entry.summary ?? {}).filter(
    ([name, value]) =>
      !isHidden(name) &&
      value !== null &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0),
  );
  return said
    .slice(0, 7)
    .map(([name, value]) =>
      span(
        { key: name, class: 'told' },
        span({ class: 'muted' }, `${member(name)} `),
        plain(entry.kind, name, value),
      ),
    );
}

function plain(kind, name, value) {
  const family = CODES[`${kind}.${name}`] ?? CODES[name];
  if (family && typeof value === 'string') {
    return term(family, value);
  }
  if (value !== null && typeof value === 'object') {
    return 'amount' in value && 'currency' in value
      ? `${value.amount} ${value.currency}`
      : JSON.stringify(value).slice(0, 120);
  }
  if (typeof value === 'boolean') {
    return word(value ? 'yes' : 'no');
  }
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(String(value)) ? dateTime(value) : String(value);
}
