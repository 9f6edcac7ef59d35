import { h, tags, useEffect, useRef, useState } from './lib.js';
import { Button, Card } from './parts.js';
import { Table } from './table.js';
import { look } from './look.js';
import { useStore } from './store.js';
import { word } from './words.js';

const { div, p } = tags;

let library;
const echarts = () => (library ??= import('/_static/echarts/6.0.0/dist/echarts.esm.min.js'));

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: of('text'),
    muted: of('muted'),
    line: of('line'),
    surface: of('surface'),
    series: [1, 2, 3, 4, 5, 6].map((i) => of(`series-${i}`)),
  };
}

/** Axes, grid, tooltip and legend that all charts share; text tooltips, since none may hold styles of its own. */
function dressed(option, dress) {
  const axis = (own) => ({
    nameTextStyle: { color: dress.muted, ...own.nameTextStyle },
    axisLabel: { color: dress.muted, hideOverlap: true, ...own.axisLabel },
    axisLine: { lineStyle: { color: dress.line } },
    splitLine: { lineStyle: { color: dress.line } },
    ...Object.fromEntries(
      Object.entries(own).filter(([key]) => key !== 'axisLabel' && key !== 'nameTextStyle'),
    ),
  });
  return {
    animation: false,
    color: dress.series,
    textStyle: { color: dress.text, fontFamily: 'inherit' },
    grid: { left: 8, right: 16, top: 52, bottom: 28, containLabel: true },
    legend: { top: 0, textStyle: { color: dress.text }, type: 'scroll' },
    aria: { enabled: true, decal: { show: (option.series?.length ?? 0) > 1 } },
    ...option,
    xAxis: axis({ nameLocation: 'middle', nameGap: 30, ...option.xAxis }),
    yAxis: axis({ nameTextStyle: { align: 'left' }, ...option.yAxis }),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: dress.surface,
      borderColor: dress.line,
      textStyle: { color: dress.text },
      confine: true,
      ...option.tooltip,
    },
  };
}

function Canvas({ option, name, holder }) {
  const box = useRef();
  const own = useRef();
  const drawn = useStore(look);
  useEffect(() => {
    let gone = false;
    let watch;
    echarts().then((module) => {
      if (gone) {
        return;
      }
      own.current = module.init(box.current);
      holder.current = own.current;
      own.current.setOption(dressed(option, colours()));
      watch = new ResizeObserver(() => own.current?.resize());
      watch.observe(box.current);
    });
    return () => {
      gone = true;
      watch?.disconnect();
      own.current?.dispose();
      own.current = null;
    };
  }, []);
  useEffect(() => {
    own.current?.setOption(dressed(option, colours()), true);
  }, [option, drawn]);
  return div({ 'ref': box, 'class': 'chart', 'role': 'img', 'aria-label': name });
}

export function download(name, type, content) {
  const address =
    content instanceof Blob
      ? URL.createObjectURL(content)
      : URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** RFC 4180 with a byte order mark; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(columns, rows) {
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    columns.map((column) => cell(column.label)),
    ...rows.map((row) =>
      columns.map((column) => cell((column.raw ?? ((r) => r[column.key]))(row))),
    ),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/**
 * A chart with its definition, the same numbers as a table, and both as files.
 *
 * @param option what echarts draws; null: `body` is what is shown instead
 */
export function Chart({ title, definition, file, option, body, columns, rows, rowKey, children }) {
  const [asTable, setAsTable] = useState(false);
  const holder = useRef();
  const png = () => {
    const address = holder.current.getDataURL({
      type: 'png',
      pixelRatio: 2,
      backgroundColor: colours().surface,
    });
    const bytes = Uint8Array.from(atob(address.split(',')[1]), (letter) => letter.charCodeAt(0));
    download(`${file}.png`, 'image/png', new Blob([bytes], { type: 'image/png' }));
  };
  return h(
    Card,
    {
      title,
      class: 'chart-card',
      actions: [
        h(
          Button,
          {
            'key': 'view',
            'kind': 'quiet',
            'aria-pressed': String(asTable),
            'onClick': () => setAsTable(!asTable),
          },
          word('chart.table'),
        ),
        h(
          Button,
          {
            key: 'csv',
            kind: 'quiet',
            onClick: () => download(`${file}.csv`, 'text/csv;charset=utf-8', csv(columns, rows)),
          },
          'CSV',
        ),
        option && !asTable && h(Button, { key: 'png', kind: 'quiet', onClick: png }, 'PNG'),
      ],
    },
    definition && p({ class: 'definition' }, definition),
    children,
    asTable
      ? h(Table, {
          label: title,
          columns,
          rows,
          rowKey: rowKey ?? ((row) => rows.indexOf(row)),
          cards: false,
        })
      : (body ?? h(Canvas, { option, name: title, holder })),
  );
}
