import { h, memo, tags, useEffect, useState } from './lib.js';
import { ago, clockTime, dateTime, duration, tick, viewerZone } from './format.js';
import { may } from './session.js';
import { lagTone, standing } from './live.js';
import { store, useStore } from './store.js';
import { term, word } from './words.js';

const { div, p, span, button, section, h1, h2, time, ul, li, dl, dt, dd, strong } = tags;

const ICONS = { ok: '✓', warn: '▲', bad: '■', info: '●', none: '○' };

/** A word with a sign and a colour; the colour never stands alone. */
export function Badge({ tone = 'none', children, title }) {
  return span(
    { class: `badge ${tone}`, title },
    span({ 'aria-hidden': 'true', 'class': 'sign' }, ICONS[tone]),
    children,
  );
}

export function Page({ title, lead, actions, children }) {
  useEffect(() => {
    document.title = `${title} · Forbear`;
  }, [title]);
  return div(
    { class: 'page' },
    div(
      { class: 'page-head' },
      div(h1({ tabindex: -1, id: 'page-title' }, title), lead && p({ class: 'lead' }, lead)),
      actions && div({ class: 'actions' }, actions),
    ),
    children,
  );
}

export function Card({ title, actions, children, class: extra = '' }) {
  return section(
    { 'class': `card ${extra}`, 'aria-label': typeof title === 'string' ? title : undefined },
    (title || actions) &&
      div(
        { class: 'card-head' },
        title && h2(title),
        actions && div({ class: 'actions' }, actions),
      ),
    children,
  );
}

export function Button({
  onClick,
  children,
  kind = '',
  disabled,
  why,
  busy,
  type = 'button',
  ...rest
}) {
  return button(
    {
      type,
      'class': `button ${kind}`,
      'onClick': disabled || busy ? (event) => event.preventDefault() : onClick,
      'aria-disabled': disabled || busy ? 'true' : undefined,
      'title': disabled ? why : undefined,
      ...rest,
    },
    busy && span({ 'class': 'spinner', 'aria-hidden': 'true' }),
    children,
    disabled && why && span({ class: 'hidden' }, ` (${why})`),
  );
}

/** What only some may do: absent roles are named instead of the button doing nothing. */
export function ForRoles({ roles, children }) {
  return may(...roles) ? children : p({ class: 'note' }, whyNot(roles));
}

export const whyNot = (roles) =>
  word('needs.role', { roles: roles.map((role) => term('role', role)).join(' / ') });

export function Loading({ rows = 4 }) {
  return div(
    { class: 'loading', role: 'status' },
    span({ class: 'hidden' }, word('loading')),
    Array.from({ length: rows }, (_, i) =>
      div({ 'class': 'bone', 'key': i, 'aria-hidden': 'true' }),
    ),
  );
}

export const Empty = ({ text, children }) =>
  div({ class: 'empty' }, p(text ?? word('empty')), children);

/** An outage says what is out and since when; what was known before stays beside it. */
export function ProblemNote({ problem, onRetry, keeps }) {
  const up = standing(problem.service);
  const isOut = problem.isOutage;
  const heading =
    problem.status === 403
      ? word('problem.forbidden')
      : isOut
        ? word('out.service', { service: problem.service ?? word('out.something') })
        : word('problem.refused');
  return div(
    { class: `notice ${isOut ? 'bad' : 'warn'}`, role: 'alert' },
    strong(
      span({ 'aria-hidden': 'true', 'class': 'sign' }, isOut ? ICONS.bad : ICONS.warn),
      heading,
    ),
    p(problem.message),
    isOut &&
      up &&
      !up.up &&
      p(word('out.since', { since: dateTime(up.since), ago: ago(up.since, true) })),
    problem.errors?.length > 1 &&
      ul(problem.errors.map((each, i) => li({ key: i }, strong(each.field), ': ', each.message))),
    keeps && p({ class: 'muted' }, word('problem.keeps')),
    onRetry && problem.status !== 403 && h(Button, { onClick: onRetry }, word('retry')),
  );
}

/** A view of something asked for: loading, out, refused, empty, or there. */
export function View({ of, empty, rows, children }) {
  if (of.data === undefined || of.data === null) {
    return of.problem
      ? h(ProblemNote, { problem: of.problem, onRetry: of.reload })
      : of.loading
        ? h(Loading, { rows })
        : null;
  }
  const isEmpty = Array.isArray(of.data) && of.data.length === 0;
  return [
    of.problem &&
      h(ProblemNote, {
        key: 'problem',
        problem: of.problem,
        onRetry: of.reload,
        keeps: true,
      }),
    isEmpty
      ? h(Empty, { key: 'empty', text: empty })
      : div({ key: 'there', class: 'view' }, children(of.data)),
  ];
}

/** A view that not everybody may see: who may not is told so, without asking for it. */
export function Guarded({ roles, children }) {
  return may(...roles)
    ? children
    : div({ class: 'notice info' }, strong(word('problem.forbidden')), p(whyNot(roles)));
}

export function More({ pages }) {
  return [
    pages.moreProblem &&
      h(ProblemNote, { key: 'problem', problem: pages.moreProblem, onRetry: pages.more }),
    pages.next &&
      div(
        { class: 'more', key: 'more' },
        h(Button, { onClick: pages.more, busy: pages.moreBusy }, word('more')),
      ),
  ];
}

/** An instant in the viewer's zone, and beside it in the debtor's where that is known and another. */
export const When = memo(function When({ at, zone, long }) {
  if (!at) {
    return span({ class: 'muted' }, '–');
  }
  const own = long ? dateTime(at) : clockTime(at);
  return time(
    {
      dateTime: at,
      title: `${dateTime(at)} ${viewerZone} · ${dateTime(at, 'UTC')} UTC`,
      class: 'when',
    },
    own,
    zone &&
      zone !== viewerZone &&
      span(
        { class: 'muted debtor-time' },
        word('debtor.time', { time: clockTime(at, zone), zone }),
      ),
  );
});

/** How long ago, kept true by a tick; `real`: of machines, which do not live in simulated time. */
export function Ago({ at, real }) {
  useStore(tick);
  return at
    ? time({ dateTime: at, title: dateTime(at), class: 'when' }, ago(at, real))
    : span({ class: 'muted' }, '–');
}

/** How long records wait, with the age of that where there was no time to look now. */
export function Waited({ lag, seconds, seenAt }) {
  return [
    h(Badge, { key: 'wait', tone: lag === 0 ? 'ok' : lagTone(seconds) }, duration(seconds)),
    seenAt &&
      span({ key: 'seen', class: 'muted' }, word('lag.seen', { ago: ago(seenAt, true) })),
  ];
}

export function Facts({ of }) {
  return dl(
    { class: 'facts' },
    of.filter(Boolean).map(([name, value]) => div({ key: name }, dt(name), dd(value ?? '–'))),
  );
}

export function Figure({ label, value, unit, tone = 'none', href, note }) {
  const inside = [
    span({ class: 'figure-label' }, label),
    span({ class: 'figure-value' }, value, unit && span({ class: 'unit' }, unit)),
    note &&
      span(
        { class: `figure-note ${tone}` },
        tone !== 'none' && span({ 'aria-hidden': 'true', 'class': 'sign' }, ICONS[tone]),
        note,
      ),
  ];
  return href
    ? tags.a({ class: `figure ${tone}`, href }, inside)
    : div({ class: `figure ${tone}` }, inside);
}

// ---- saying it aloud ---------------------------------------------------------------------------

const said = store('');
let last = 0;
let waiting = 0;

/** Told to who listens; at most one in five seconds, the newest. */
export function announce(text) {
  clearTimeout(waiting);
  const wait = Math.max(0, last + 5000 - performance.now());
  waiting = setTimeout(() => {
    last = performance.now();
    said.set(text);
  }, wait);
}

export function Announcer() {
  const text = useStore(said);
  return div({ 'class': 'hidden', 'aria-live': 'polite', 'role': 'status' }, text);
}

/** A value that follows typing only once it rests. */
export function useRested(value, milliseconds = 300) {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
