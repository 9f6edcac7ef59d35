import { tags } from './lib.js';

const { span, pre } = tags;

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function kind(match, name) {
  if (match.startsWith('"')) {
    return name ? 'json-name' : match.includes('•••') ? 'json-mask' : 'json-text';
  }
  return /^[tfn]/.test(match) ? 'json-word' : 'json-number';
}

/** JSON as text with its parts told apart. */
export function Json({ value, label }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const parts = [];
  let end = 0;
  for (const found of (text ?? '').matchAll(TOKEN)) {
    parts.push(text.slice(end, found.index));
    const [all, quoted, colon] = found;
    parts.push(span({ key: found.index, class: kind(all, colon) }, quoted ?? all), colon ?? '');
    end = found.index + all.length;
  }
  parts.push((text ?? '').slice(end));
  return pre({ 'class': 'code', 'tabindex': 0, 'aria-label': label }, parts);
}
