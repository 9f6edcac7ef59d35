import { h, tags, useMemo, useState } from '../lib.js';
import { get, query, service } from '../api.js';
import { Chart } from '../chart.js';
import { useDeed } from '../data.js';
import { Choice } from '../fields.js';
import { date, now, number } from '../format.js';
import { Button, Card, Empty, ProblemNote } from '../parts.js';
import { word } from '../words.js';

const { div, p } = tags;
const PAGES = 20;
const PAGE = 500;
const LINES = 6;

/** Violations of a time, page by page, and whether these are all. */
async function gather(parameters) {
  const all = [];
  let cursor = null;
  for (let i = 0; i < PAGES; i += 1) {
    const page = await get(
      query(service('compliance-service', '/violations'), {
        ...parameters,
        limit: PAGE,
        cursor,
      }),
    );
    all.push(...page.items);
    cursor = page.nextCursor;
    if (!cursor) {
      break;
    }
  }
  return { all, isWhole: !cursor };
}

/** By day and by rule or agency: the largest few by name, the others together. */
export function tally(violations, by) {
  const totals = new Map();
  const days = new Map();
  for (const violation of violations) {
    const name = by(violation) ?? '–';
    const day = violation.subjectOccurredAt.slice(0, 10);
    totals.set(name, (totals.get(name) ?? 0) + 1);
    const ofDay = days.get(day) ?? new Map();
    ofDay.set(name, (ofDay.get(name) ?? 0) + 1);
    days.set(day, ofDay);
  }
  const names = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a));
  return { names, totals, days };
}

/** Every day from the first to the last, also those without any. */
function daysBetween(first, last) {
  const all = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    all.push(new Date(at).toISOString().slice(0, 10));
  }
  return all;
}

export function Trends({ parameters }) {
  const [days, setDays] = useState('30');
  const found = useDeed(() =>
    gather({
      ...parameters,
      from: parameters.from ?? new Date(now() - Number(days) * 86_400_000).toISOString(),
    }),
  );
  const data = found.result;
  return h(
    Card,
    {
      title: word('trends'),
      actions: [
        !parameters.from &&
          h(Choice, {
            key: 'days',
            label: word('trends.days'),
            value: days,
            onInput: setDays,
            all: false,
            options: ['7', '30', '90'].map((each) => [each, word('days', { count: each })]),
          }),
        h(
          Button,
          { key: 'go', onClick: () => found.run(), busy: found.busy },
          word(data ? 'again' : 'trends.show'),
        ),
      ],
    },
    found.problem && h(ProblemNote, { problem: found.problem, onRetry: () => found.run() }),
    data &&
      !data.isWhole &&
      p({ class: 'notice info' }, word('trends.newest', { count: number(data.all.length) })),
    data &&
      (data.all.length === 0
        ? h(Empty, { text: word('violations.none') })
        : div(
            { class: 'two' },
            h(Trend, {
              key: 'rule',
              title: word('trends.rule'),
              file: 'violations-by-rule',
              violations: data.all,
              by: (each) => each.finding.ruleId,
              label: word('rule'),
            }),
            h(Trend, {
              key: 'agency',
              title: word('trends.agency'),
              file: 'violations-by-agency',
              violations: data.all,
              by: (each) => each.legalEntityId,
              label: word('agency'),
            }),
          )),
  );
}

function Trend({ title, file, violations, by, label }) {
  const { option, columns, rows } = useMemo(() => {
    const { names, totals, days } = tally(violations, by);
    const known = [...days.keys()].sort();
    const axis = daysBetween(known[0], known.at(-1));
    const top = names.slice(0, LINES);
    const rest = names.slice(LINES);
    const of = (day, some) => some.reduce((sum, name) => sum + (days.get(day)?.get(name) ?? 0), 0);
    const series = [
      ...top.map((name) => [name, [name]]),
      ...(rest.length > 0 ? [[word('others', { count: rest.length }), rest]] : []),
    ];
    return {
      option: {
        xAxis: { type: 'category', data: axis.map(date), name: word('unit.day.utc') },
        yAxis: { type: 'value', name: word('unit.violations'), minInterval: 1 },
        tooltip: { axisPointer: { type: 'shadow' } },
        series: series.map(([name, some]) => ({
          name,
          type: 'bar',
          stack: 'all',
          data: axis.map((day) => of(day, some)),
        })),
      },
      columns: [
        { key: 'name', label, head: true },
        {
          key: 'total',
          label: word('unit.violations'),
          num: true,
          cell: (row) => number(row.total),
        },
        ...axis.slice(-31).map((day) => ({
          key: day,
          label: day,
          num: true,
          cell: (row) => number(row[day]),
        })),
      ],
      rows: names.map((name) => ({
        name,
        total: totals.get(name),
        ...Object.fromEntries(axis.map((day) => [day, of(day, [name])])),
      })),
    };
  }, [violations]);
  return h(Chart, {
    title,
    file,
    option,
    columns,
    rows,
    rowKey: (row) => row.name,
    definition: word('trends.definition'),
  });
}
