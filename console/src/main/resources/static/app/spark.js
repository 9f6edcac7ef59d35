import { memo, tags } from './lib.js';
import { rate } from './format.js';
import { word } from './words.js';

const { svg, polyline, line, title } = tags;
const WIDTH = 96;
const HEIGHT = 22;

/** A line of the last hours without axes; gaps where nothing was measured. */
export const Spark = memo(function Spark({ values, label }) {
  const known = (values ?? []).filter((value) => value !== null);
  if (known.length < 2) {
    return tags.span({ class: 'muted' }, '–');
  }
  const top = Math.max(...known, 0.001);
  const x = (i) => ((i / (values.length - 1)) * (WIDTH - 2) + 1).toFixed(1);
  const y = (value) => (HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1);
  return svg(
    {
      'class': 'spark',
      'viewBox': `0 0 ${WIDTH} ${HEIGHT}`,
      'width': WIDTH,
      'height': HEIGHT,
      'role': 'img',
      'aria-label': word('spark', { label, top: rate(top), last: rate(known.at(-1)) }),
    },
    title(word('spark', { label, top: rate(top), last: rate(known.at(-1)) })),
    line({ x1: 0, x2: WIDTH, y1: HEIGHT - 1.5, y2: HEIGHT - 1.5, class: 'spark-base' }),
    stretches(values).map((stretch) =>
      polyline({
        key: stretch[0],
        points: stretch.map((i) => `${x(i)},${y(values[i])}`).join(' '),
        class: 'spark-line',
      }),
    ),
  );
});

/** Runs of neighbouring indices that have a value. */
function stretches(values) {
  const runs = [];
  values.forEach((value, i) => {
    if (value !== null) {
      if (i > 0 && values[i - 1] !== null) {
        runs.at(-1).push(i);
      } else {
        runs.push([i]);
      }
    }
  });
  return runs;
}
