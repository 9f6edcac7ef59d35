import { useEffect } from './lib.js';
import { go, link } from './router.js';

const GO = {
  s: 'start',
  t: 'topics',
  f: 'flow',
  p: 'parked',
  v: 'violations',
  d: 'decisions',
  c: 'complaints',
  r: 'packs',
  o: 'portfolio',
  w: 'gateways',
  a: 'audit',
};

/** What the page listens to, for whoever asks. */
export const KEYS = [
  { keys: ['/'], text: 'keys.search' },
  { keys: ['?'], text: 'keys.help' },
  { keys: ['Esc'], text: 'keys.close' },
  ...Object.entries(GO).map(([key, page]) => ({ keys: ['g', key], text: `page.${page}` })),
];

const isTyping = (element) =>
  element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);

/** Single keys act only where nobody types and no dialog is open. */
export function useKeys({ search, help }) {
  useEffect(() => {
    let afterG = 0;
    const press = (event) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('dialog[open]')
      ) {
        return;
      }
      const page = performance.now() - afterG < 1500 ? GO[event.key] : undefined;
      afterG = event.key === 'g' ? performance.now() : 0;
      const deed = page ? () => go(link(page)) : { '/': search, '?': help }[event.key];
      if (deed) {
        event.preventDefault();
        deed();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
