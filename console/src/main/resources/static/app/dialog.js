import { h, tags, useLayoutEffect, useRef } from './lib.js';
import { Button } from './parts.js';
import { word } from './words.js';

const { dialog, div, h2 } = tags;

/** A modal dialog: the browser keeps the focus inside and gives it back; Esc closes. */
export function Dialog({ title, onClose, children, wide }) {
  const own = useRef();
  const isGone = useRef(false);
  useLayoutEffect(() => {
    const shown = own.current;
    shown.showModal();
    return () => {
      isGone.current = true;
      shown.close(); // while it is open nothing else can take the focus back
    };
  }, []);
  return dialog(
    {
      'ref': own,
      'class': wide ? 'wide' : undefined,
      'aria-labelledby': 'dialog-title',
      'onClose': () => isGone.current || onClose(),
      'onCancel': (event) => {
        event.preventDefault();
        onClose();
      },
      'onClick': (event) => event.target === own.current && onClose(),
    },
    div(
      { class: 'dialog-inside' },
      div(
        { class: 'dialog-head' },
        h2({ id: 'dialog-title' }, title),
        h(Button, { 'kind': 'quiet', 'onClick': onClose, 'aria-label': word('close') }, '✕'),
      ),
      children,
    ),
  );
}
