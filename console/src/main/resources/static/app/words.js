import zh from './words.zh.js';
import en from './words.en.js';
import { setting } from './store.js';

const LANGUAGES = { 'zh-CN': zh, en };

function preferred() {
  const wished = navigator.languages ?? [navigator.language];
  const first = wished.find((tag) => /^(zh|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export const language = setting('language', preferred());
if (!LANGUAGES[language.get()]) {
  language.set('zh-CN');
}

const apply = (tag) => (document.documentElement.lang = tag);
apply(language.get());
language.follow(apply);

const words = () => LANGUAGES[language.get()] ?? zh;

/** A text, with `{name}` replaced by the value of that name. */
export function word(key, values = {}) {
  const text = words()[key];
  if (text === undefined) {
    console.warn(`no word for ${key}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** The word for a code that a service uses; a code nobody told us of is shown as it is. */
export function term(family, code) {
  if (code === null || code === undefined || code === '') {
    return '–';
  }
  return words()[`${family}.${code}`] ?? String(code);
}

/** The name of a member of a record; `daysPastDue` is read as words where none are given. */
export function member(name) {
  return (
    words()[`member.${name}`] ??
    name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').toLowerCase()
  );
}
