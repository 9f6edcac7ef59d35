import { tags, useRef } from './lib.js';
import { word } from './words.js';

const { div, label, input, select, option, textarea, span, form } = tags;

let count = 0;
const useId = () => useRef(`f${(count += 1)}`).current;

function Labelled({ id, text, error, hint, children }) {
  return div(
    { class: 'field' },
    label({ for: id }, text),
    children,
    hint && span({ class: 'hint', id: `${id}-hint` }, hint),
    error && span({ class: 'field-error', id: `${id}-error` }, error),
  );
}

const described = (id, error, hint) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

export function Text({ label: text, value, onInput, error, hint, type = 'text', ...rest }) {
  const id = useId();
  return Labelled({
    id,
    text,
    error,
    hint,
    children: input({
      id,
      type,
      'value': value ?? '',
      'onInput': (event) => onInput(event.target.value),
      'aria-invalid': error ? 'true' : undefined,
      'aria-describedby': described(id, error, hint),
      'autocomplete': 'off',
      ...rest,
    }),
  });
}

export function Area({ label: text, value, onInput, error, hint, rows = 3, ...rest }) {
  const id = useId();
  return Labelled({
    id,
    text,
    error,
    hint,
    children: textarea({
      id,
      rows,
      'value': value ?? '',
      'onInput': (event) => onInput(event.target.value),
      'aria-invalid': error ? 'true' : undefined,
      'aria-describedby': described(id, error, hint),
      ...rest,
    }),
  });
}

/** @param options pairs of value and text; the empty value stands for all */
export function Choice({ label: text, value, onInput, options, all, ...rest }) {
  const id = useId();
  return Labelled({
    id,
    text,
    children: select(
      { id, value: value ?? '', onChange: (event) => onInput(event.target.value), ...rest },
      all !== false && option({ value: '' }, all ?? word('all')),
      options.map(([code, name]) =>
        option({ key: code, value: code, selected: code === value }, name),
      ),
    ),
  });
}

/** Filters above a listing; they act when entered, not at every letter. */
export function Filters({ children, onSubmit }) {
  return form(
    {
      class: 'filters',
      role: 'search',
      onSubmit: (event) => {
        event.preventDefault();
        onSubmit?.();
      },
    },
    children,
  );
}

/** What a date-and-time field says, as an instant; empty: null. */
export function instantOf(local) {
  const at = local ? new Date(local) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}
