import { h, render, useEffect } from './lib.js';
import { begin, look } from './enter.js';
import { startLive, stopLive } from './live.js';
import { Loading } from './parts.js';
import { SignIn } from './pages/signin.js';
import { Shell } from './shell.js';
import { session, useSession } from './session.js';
import { useStore } from './store.js';
import { language } from './words.js';

function App() {
  const known = useSession();
  const spoken = useStore(language);
  const isIn = Boolean(known?.subject);
  useEffect(() => {
    if (isIn) {
      startLive();
      return stopLive;
    }
    return undefined;
  }, [isIn]);
  if (known === undefined) {
    return h('main', { class: 'sign-in' }, h(Loading));
  }
  return isIn ? h(Shell, { key: spoken }) : h(SignIn, { key: spoken, problem: known?.problem });
}

render(h(App), document.getElementById('app'));
begin();
setInterval(() => document.hidden || !session.get() || look(), 15_000);
addEventListener('hashchange', () => location.hash.startsWith('#token=') && begin());
