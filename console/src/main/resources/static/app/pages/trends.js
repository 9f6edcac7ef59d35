import { h, memo, tags, useMemo, useState } from '../lib.js';
import { query, service } from '../api.js';
import { Chart } from '../chart.js';
import { useData } from '../data.js';
import { Choice } from '../fields.js';
import { date, now, number } from '../format.js';
import { Card, Empty, View } from '../parts.js';
import { word } from '../words.js';

const { div } = tags;
const DAY = 86_400_000;
const LINES = 5;
const COLUMNS = 31;

/** The first of so many days of which the last is the one before `end`, in UTC. */
const firstOf = (end, days) => new Date(Math.ceil(end / DAY) * DAY - days * DAY).toISOString();

/** Violations over the time of the filters, or over some days where these say none. */
export const Trends = memo(function Trends({ parameters }) {
  const [days, setDays] = useState('30');
  const [per, setPer] = useState('DAY');
  const from = useMemo(
    () => parameters.from ?? firstOf(parameters.to ? Date.parse(parameters.to) : now(), days),
    [parameters.from, parameters.to, days],
  );
  const found = useData(
    query(service('compliance-service', '/violations/trend'), { ...parameters, from, per }),
  );
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
            options: ['7', '30', '90', '365'].map((each) => [each, word('days', { count: each })]),
          }),
        h(Choice, {
          key: 'per',
          label: word('trends.per'),
          value: per,
          onInput: setPer,
          all: false,
          options: [
            ['DAY', word('trends.per.day')],
            ['WEEK', word('trends.per.week')],
          ],
        }),
      ],
    },
    h(View, { of: found, rows: 6 }, (trend) =>
      trend.violations === 0
        ? h(Empty, { text: word('violations.none') })
        : div(
            { class: 'two' },
            h(Trend, {
              key: 'rule',
              title: word('trends.rule'),
              file: 'violations-by-rule',
              trend,
              lines: trend.byRule,
              label: word('rule'),
            }),
            h(Trend, {
              key: 'agency',
              title: word('trends.agency'),
              file: 'violations-by-agency',
              trend,
              lines: trend.byAgency,
              label: word('agency'),
            }),
          ),
    ),
  );
});

/** The largest few by name, the others together. */
function series(lines, starts) {
  const rest = lines.slice(LINES);
  const others = starts.map((_, i) => rest.reduce((sum, line) => sum + line.counts[i], 0));
  return [
    ...lines.slice(0, LINES).map((line) => [line.name ?? '–', line.counts]),
    ...(rest.length > 0 ? [[word('others', { count: rest.length }), others]] : []),
  ];
}

function Trend({ title, file, trend: { starts, per }, lines, label }) {
  const { option, columns } = useMemo(
    () => ({
      option: {
        xAxis: {
          type: 'category',
          data: starts.map(date),
          name: word(per === 'WEEK' ? 'unit.week.utc' : 'unit.day.utc'),
        },
        yAxis: { type: 'value', name: word('unit.violations'), minInterval: 1 },
        tooltip: { axisPointer: { type: 'shadow' } },
        series: series(lines, starts).map(([name, data]) => ({
          name,
          type: 'bar',
          stack: 'all',
          data,
        })),
      },
      columns: [
        { key: 'name', label, head: true, cell: (line) => line.name ?? '–' },
        {
          key: 'violations',
          label: word('unit.violations'),
          num: true,
          cell: (line) => number(line.violations),
        },
        ...starts
          .map((day, i) => ({
            key: day,
            label: day,
            num: true,
            cell: (line) => number(line.counts[i]),
            raw: (line) => line.counts[i],
          }))
          .slice(-COLUMNS),
      ],
    }),
    [lines],
  );
  return h(Chart, {
    title,
    file,
    option,
    columns,
    rows: lines,
    rowKey: (line) => line.name ?? '–',
    definition: word('trends.definition'),
  });
}
