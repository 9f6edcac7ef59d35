import { h, memo, tags, useMemo, useState } from './lib.js';
import { word } from './words.js';

const { div, table, thead, tbody, tr, th, td, button, span, caption } = tags;

const Row = memo(
  function Row({ row, columns, hot }) {
    return tr(
      { role: 'row', class: hot ? 'hot' : undefined },
      columns.map((column) =>
        (column.head ? th : td)(
          {
            'key': column.key,
            'role': column.head ? 'rowheader' : 'cell',
            'scope': column.head ? 'row' : undefined,
            'class': column.num ? 'num' : column.class,
            'data-label': column.label,
          },
          column.cell ? column.cell(row) : (row[column.key] ?? '–'),
        ),
      ),
    );
  },
  (a, b) => a.row === b.row && a.columns === b.columns && a.hot === b.hot,
);

function compare(a, b) {
  if (a === b) {
    return 0;
  }
  if (a === null || a === undefined) {
    return -1;
  }
  if (b === null || b === undefined) {
    return 1;
  }
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b));
}

/**
 * Rows by key; on a phone each row is a card. Wide ones scroll within their own box.
 *
 * @param columns key, label, cell(row), num: figures, head: names the row, sort(row): may be sorted by.
 *     Give the same array each time, or all rows are drawn anew.
 */
export function Table({ label, columns, rows, rowKey, cards = true, sorted, isHot }) {
  const [order, setOrder] = useState(sorted ?? null);
  const shown = useMemo(() => {
    const by = order && columns.find((column) => column.key === order.key)?.sort;
    if (!by) {
      return rows;
    }
    const way = order.down ? -1 : 1;
    return [...rows].sort((a, b) => way * compare(by(a), by(b)));
  }, [rows, columns, order]);
  const turn = (key) => setOrder((old) => ({ key, down: old?.key === key ? !old.down : true }));
  return div(
    {
      'class': `scroll ${cards ? 'as-cards' : ''}`,
      'tabindex': 0,
      'role': 'group',
      'aria-label': label,
    },
    table(
      { role: 'table' },
      caption({ class: 'hidden' }, label),
      thead(
        { role: 'rowgroup' },
        tr(
          { role: 'row' },
          columns.map((column) => Head({ column, order, turn })),
        ),
      ),
      tbody(
        { role: 'rowgroup' },
        shown.map((row) => h(Row, { key: rowKey(row), row, columns, hot: isHot?.(row) ?? false })),
      ),
    ),
  );
}

function Head({ column, order, turn }) {
  const isOrder = order?.key === column.key;
  return th(
    {
      'key': column.key,
      'scope': 'col',
      'role': 'columnheader',
      'class': column.num ? 'num' : undefined,
      'aria-sort': isOrder ? (order.down ? 'descending' : 'ascending') : undefined,
    },
    column.sort
      ? button(
          {
            type: 'button',
            class: 'sort',
            onClick: () => turn(column.key),
            title: word('sort.by', { column: column.label }),
          },
          column.label,
          span(
            { 'aria-hidden': 'true', 'class': 'sort-sign' },
            isOrder ? (order.down ? '↓' : '↑') : '↕',
          ),
        )
      : column.label,
  );
}
