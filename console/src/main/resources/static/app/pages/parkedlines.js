import { h, tags, useEffect, useMemo, useState } from '../lib.js';
import { service } from '../api.js';
import { usePages } from '../data.js';
import { number } from '../format.js';
import { Ago, Badge, Button, Card, More, View, whyNot } from '../parts.js';
import { keepSearch, link } from '../router.js';
import { ROLES, may } from '../session.js';
import { term, word } from '../words.js';
import { ParkedRecord } from './parkedrecord.js';

const { a, button, div, p, span, strong } = tags;

/** The records of a group by key, in the order in which they wait. */
export function Lines({ chosen, onReplay, changed }) {
  const pages = usePages(
    service(chosen.service, '/parked'),
    { topic: chosen.topic, reason: chosen.reason },
    100,
  );
  useEffect(() => {
    if (changed !== undefined && pages.data) {
      pages.reload();
    }
  }, [changed]);
  const lines = useMemo(() => byKey(pages.data ?? []), [pages.data]);
  const replayAll = () =>
    onReplay({
      service: chosen.service,
      title: word('replay.topic', { topic: chosen.topic }),
      selection: { topic: chosen.topic },
    });
  return h(
    Card,
    {
      title: `${chosen.service} · ${chosen.topic} · ${term('reason', chosen.reason)}`,
      actions: [
        h(
          Button,
          {
            key: 'all',
            onClick: replayAll,
            disabled: !may(...ROLES.replay),
            why: whyNot(ROLES.replay),
          },
          word('replay.topic.button'),
        ),
        h(Button, { key: 'close', kind: 'quiet', onClick: () => keepSearch({}) }, word('close')),
      ],
    },
    p({ class: 'muted' }, term('reason', `${chosen.reason}.detail`)),
    h(View, { of: pages, empty: word('parked.gone') }, () => [
      lines.map((line) =>
        h(Line, {
          key: line.key ?? line.records[0].id,
          line,
          chosen,
          onReplay,
          onChanged: pages.reload,
        }),
      ),
      h(More, { key: 'more', pages }),
    ]),
  );
}

function byKey(records) {
  const lines = new Map();
  for (const record of records) {
    const key = record.key ?? record.id;
    if (!lines.has(key)) {
      lines.set(key, { key: record.key, records: [] });
    }
    lines.get(key).records.push(record);
  }
  return [...lines.values()];
}

function Line({ line, chosen, onReplay, onChanged }) {
  const [open, setOpen] = useState(false);
  const name = line.key ?? word('parked.alone');
  const replay = () =>
    onReplay({
      service: chosen.service,
      title: word('replay.key', { key: name }),
      selection: line.key ? { key: line.key } : { ids: line.records.map((record) => record.id) },
    });
  return div(
    { class: 'line' },
    div(
      { class: 'line-head' },
      button(
        {
          'type': 'button',
          'class': 'disclose',
          'aria-expanded': String(open),
          'onClick': () => setOpen(!open),
        },
        span({ 'aria-hidden': 'true' }, open ? '▾' : '▸'),
        strong(name),
        span({ class: 'muted' }, word('records', { count: number(line.records.length) })),
        line.records.some((record) => record.holdsKey) &&
          h(Badge, { tone: 'warn', title: word('holds.key.detail') }, word('holds.key')),
        h(Ago, { at: line.records[0].parkedAt, real: true }),
      ),
      div(
        { class: 'actions' },
        line.key && a({ href: link('debtors', line.key) }, word('page.debtors')),
        h(
          Button,
          { onClick: replay, disabled: !may(...ROLES.replay), why: whyNot(ROLES.replay) },
          word('replay.key.button'),
        ),
      ),
    ),
    open &&
      line.records.map((record) =>
        h(ParkedRecord, {
          key: record.id,
          record,
          service: chosen.service,
          onReplay,
          onChanged,
        }),
      ),
  );
}
