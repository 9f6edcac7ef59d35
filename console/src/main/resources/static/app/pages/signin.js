import { h, tags, useState } from '../lib.js';
import { send } from '../api.js';
import { useDeed } from '../data.js';
import { Area } from '../fields.js';
import { Button, ProblemNote } from '../parts.js';
import { look } from '../enter.js';
import { language, word } from '../words.js';

const { main, h1, p, form, code, button } = tags;

export function SignIn({ problem }) {
  const [token, setToken] = useState('');
  const deed = useDeed(async () => {
    await send('POST', '/session', { token: token.trim() });
    await look();
  });
  const other = language.get() === 'en' ? 'zh-CN' : 'en';
  return main(
    { class: 'sign-in', id: 'main' },
    form(
      {
        class: 'card',
        onSubmit: (event) => {
          event.preventDefault();
          deed.run();
        },
      },
      h1({ id: 'page-title' }, word('sign.title')),
      p(word('sign.lead')),
      p(code('./forbear console')),
      problem && h(ProblemNote, { problem }),
      deed.problem && h(ProblemNote, { problem: deed.problem }),
      h(Area, {
        label: word('sign.token'),
        value: token,
        onInput: setToken,
        rows: 4,
        spellcheck: false,
        required: true,
      }),
      h(Button, { type: 'submit', kind: 'primary', busy: deed.busy }, word('sign.in')),
      button(
        {
          type: 'button',
          class: 'icon-button',
          lang: other,
          onClick: () => language.set(other),
        },
        other === 'en' ? 'English' : '中文',
      ),
    ),
  );
}
