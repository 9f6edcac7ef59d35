import { h, memo, tags, useMemo, useState } from '../lib.js';
import { duration, number, rate } from '../format.js';
import { lagTone, ownerOf, services, topics, worstLag, worstOf } from '../live.js';
import { Badge, Card, Loading, Page, ProblemNote } from '../parts.js';
import { link } from '../router.js';
import { useStore } from '../store.js';
import { Table } from '../table.js';
import { word } from '../words.js';
import { Flowing, Lag, outRate } from './topics.js';

const { svg, g, a, line, rect, text, circle, path, title, div, p } = tags;

/** Who takes part, from left to right as events flow, with where the picture has them. */
const PARTIES = [
  { name: 'core banking', x: 215 },
  { name: 'CRM', x: 310 },
  { name: 'account-service', x: 420 },
  { name: 'plan-service', x: 535 },
  { name: 'contact-service', x: 650 },
  { name: 'compliance-service', x: 775 },
  { name: 'gateway-service', x: 895 },
  { name: 'gateways', x: 1000 },
  { name: "the bank's own systems", x: 1095 },
];
const WIDTH = 1150;
const TOP = 74;
const STEP = 34;
const HEAD = 46;
const HALF = 46;

/** Topics by what they are about, in the order of a case. */
const CHAPTERS = ['account', 'debtor', 'contact', 'plan', 'complaint', 'compliance'];

const placeOf = (party) =>
  PARTIES.find(
    (each) => each.name === party || (each.name === 'gateways' && /gateways$/.test(party)),
  );
const isOurs = (party) => party.endsWith('-service');

function layout(list) {
  const rows = [];
  let y = TOP;
  for (const chapter of CHAPTERS) {
    const own = list.filter((topic) => topic.name.split('.')[0] === chapter);
    if (own.length > 0) {
      rows.push({ chapter, y });
      y += STEP - 6;
      own.forEach((topic) => {
        rows.push({ topic, y });
        y += STEP;
      });
    }
  }
  return { rows, height: y + 8 };
}

export function Flow() {
  const { snapshot, problem, flowing } = useStore(topics);
  const health = useStore(services, (value) => value.list);
  const known = useMemo(
    () => (snapshot?.topics ?? []).filter((topic) => topic.writers.length > 0),
    [snapshot],
  );
  const [only, setOnly] = useState(null);
  return h(
    Page,
    {
      title: word('page.flow'),
      lead: word('flow.lead'),
      actions: h(Flowing, { flowing, at: snapshot?.at }),
    },
    problem && h(ProblemNote, { problem, keeps: Boolean(snapshot) }),
    snapshot === null
      ? !problem && h(Loading, { rows: 10 })
      : [
          h(
            Card,
            { key: 'picture', class: 'flush flow-picture' },
            h(Picture, { list: known, health, only, setOnly }),
          ),
          h(Card, { key: 'list', title: word('flow.list') }, h(List, { list: known })),
        ],
    div(
      { class: 'legend' },
      h(Badge, { tone: 'ok' }, word('lag.ok')),
      h(Badge, { tone: 'warn' }, word('lag.warn')),
      h(Badge, { tone: 'bad' }, word('lag.bad')),
      p({ class: 'muted' }, word('flow.legend')),
    ),
  );
}

function Picture({ list, health, only, setOnly }) {
  const { rows, height } = useMemo(() => layout(list), [list.map((topic) => topic.name).join()]);
  const byName = new Map(list.map((topic) => [topic.name, topic]));
  return div(
    { 'class': 'scroll', 'tabindex': 0, 'role': 'group', 'aria-label': word('page.flow') },
    svg(
      {
        'class': 'flow',
        'viewBox': `0 0 ${WIDTH} ${height}`,
        'width': WIDTH,
        height,
        'aria-label': word('flow.picture'),
      },
      PARTIES.map((party) =>
        h(Party, {
          key: party.name,
          party,
          height,
          up: health?.find((each) => each.service === party.name)?.up,
          only,
          setOnly,
        }),
      ),
      rows.map((row) =>
        row.chapter
          ? text(
              { key: row.chapter, x: 10, y: row.y + 12, class: 'flow-chapter' },
              word(`chapter.${row.chapter}`),
            )
          : h(Arrow, {
              key: row.topic.name,
              topic: byName.get(row.topic.name),
              y: row.y,
              dim: only !== null && !touches(byName.get(row.topic.name), only),
            }),
      ),
    ),
  );
}

const touches = (topic, party) =>
  [...topic.writers, ...topic.readers].some((each) => placeOf(each)?.name === party);

function Party({ party, height, up, only, setOnly }) {
  const isOut = up === false;
  const words = word(`party.${party.name}`).split('\n');
  const choose = () => setOnly(only === party.name ? null : party.name);
  return g(
    {
      'class': `party ${isOurs(party.name) ? 'ours' : ''} ${isOut ? 'out' : ''} ${only === party.name ? 'chosen' : ''}`,
      'role': 'button',
      'tabindex': 0,
      'aria-pressed': String(only === party.name),
      'aria-label': `${words.join(' ')}${isOut ? `, ${word('is.out')}` : ''}`,
      'onClick': choose,
      'onKeyDown': (event) =>
        (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), choose()),
    },
    line({ x1: party.x, x2: party.x, y1: HEAD + 8, y2: height, class: 'lifeline' }),
    rect({ x: party.x - HALF, y: 6, width: 2 * HALF, height: HEAD, rx: 6 }),
    words.map((each, i) =>
      text(
        {
          key: i,
          x: party.x,
          y: 34 - (words.length - 1) * 7 + i * 15,
          class: 'party-name',
        },
        i === 0 && isOut ? `■ ${each}` : each,
      ),
    ),
  );
}

/** A topic: from who writes (dots) to who reads (arrow heads), with what flows and what waits. */
const Arrow = memo(
  function Arrow({ topic, y, dim }) {
    const from = [...new Set(topic.writers.map((each) => placeOf(each)?.x).filter(Boolean))];
    const to = [...new Set(topic.readers.map(placeOf).filter(Boolean))];
    const all = [...from, ...to.map((each) => each.x)];
    const middle = y + 16;
    const worst = worstLag(topic);
    const tone =
      topic.groups.length === 0 ? 'none' : worst.lag === 0 ? 'ok' : lagTone(worst.seconds);
    const href = link('topics', topic.name);
    return a(
      {
        href,
        'class': `arrow ${tone} ${dim ? 'dim' : ''} ${topic.inPerSecond > 0 ? 'flows' : ''}`,
        'aria-label': word('flow.arrow', {
          topic: topic.name,
          in: rate(topic.inPerSecond),
          lag: number(worst.lag),
          seconds: duration(worst.seconds),
        }),
      },
      title(`${topic.writers.join(', ')} → ${topic.readers.join(', ')}`),
      rect({ x: 4, y: y + 1, width: WIDTH - 8, height: STEP - 3, class: 'arrow-row', rx: 4 }),
      text(
        { x: 10, y: middle + 4, class: 'arrow-name' },
        topic.name.replace('contact.command.', 'command.'),
      ),
      line({
        x1: Math.min(...all),
        x2: Math.max(...all),
        y1: middle,
        y2: middle,
        class: 'arrow-line',
      }),
      from.map((x) => circle({ key: x, cx: x, cy: middle, r: 4, class: 'arrow-from' })),
      to.map((party) =>
        h(Head, {
          key: party.name,
          topic,
          party,
          y: middle,
          fromLeft: from.some((x) => x <= party.x),
        }),
      ),
      text(
        { x: Math.min(...from) + 7, y: middle - 5, class: 'arrow-rate' },
        `${rate(topic.inPerSecond)}/s`,
      ),
    );
  },
  (a1, b1) => a1.topic === b1.topic && a1.dim === b1.dim && a1.y === b1.y,
);

const SIGN = { ok: '✓', warn: '▲', bad: '■', none: '' };

function Head({ topic, party, y, fromLeft }) {
  const own = topic.groups.filter((group) => ownerOf(group.group) === party.name);
  const { lag, seconds } = worstOf(own);
  const tone = own.length === 0 ? 'none' : lag === 0 ? 'ok' : lagTone(seconds);
  const way = fromLeft ? -1 : 1;
  return g(
    { class: `head ${tone}` },
    path({ d: `M ${party.x} ${y} l ${way * 9} -5 v 10 z` }),
    own.length > 0 &&
      text(
        {
          'x': party.x + way * 12,
          'y': y - 5,
          'class': 'head-lag',
          'text-anchor': fromLeft ? 'end' : 'start',
        },
        `${SIGN[tone]} ${lag === 0 ? '0' : `${number(lag)} · ${duration(seconds)}`}`,
      ),
  );
}

const listColumns = () => [
  {
    key: 'name',
    label: word('topic'),
    head: true,
    cell: (topic) => a({ href: link('topics', topic.name) }, topic.name),
  },
  {
    key: 'from',
    label: word('writers'),
    cell: (topic) => topic.writers.map(partyName).join(', '),
  },
  { key: 'to', label: word('readers'), cell: (topic) => topic.readers.map(partyName).join(', ') },
  { key: 'in', label: word('in.rate'), num: true, cell: (topic) => rate(topic.inPerSecond) },
  {
    key: 'out',
    label: word('out.rate'),
    num: true,
    cell: (topic) => (topic.groups.length === 0 ? '–' : rate(outRate(topic))),
  },
  { key: 'lag', label: word('lag'), num: true, cell: (topic) => h(Lag, { topic }) },
];

function partyName(party) {
  const place = placeOf(party);
  return place ? word(`party.${place.name}`).replace('\n', ' ') : party;
}

function List({ list }) {
  const columns = useMemo(listColumns, []);
  return h(Table, {
    label: word('flow.list'),
    columns,
    rows: list,
    rowKey: (topic) => topic.name,
  });
}
