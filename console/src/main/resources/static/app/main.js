import { h, render, useEffect } from './lib.js';
import { get, send } from './api.js';
import { heardTime } from './format.js';
import { startLive, stopLive } from './live.js';
import { SignIn } from './pages/signin.js';
import { Shell } from './shell.js';
import { session, useSession } from './session.js';
import { useStore } from './store.js';
import { language } from './words.js';

/** A token in the address is used once and taken out of the address at once. */
function takeToken() {
  const found = /^#token=(.+)$/.exec(location.hash);
  if (!found) {
    return null;
  }
  history.replaceState(null, '', `${location.pathname}#/`);
  dispatchEvent(new HashChangeEvent('hashchange'));
  return decodeURIComponent(found[1]);
}

export async function look() {
  try {
    const found = await get('/session');
    heardTime(found.now);
    session.set(found);
  } catch (problem) {
    session.set(problem.status === 401 ? null : { ...(session.get() ?? { roles: [], subject: null }), problem });
  }
}

async function begin() {
  const token = takeToken();
  if (token) {
    try {
      await send('POST', '/session', { token });
    } catch {
      // the sign-in page says that nobody is signed in
    }
  }
  await look();
}

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
    return null;
  }
  return isIn ? h(Shell, { key: spoken }) : h(SignIn, { key: spoken, problem: known?.problem });
}

render(h(App), document.getElementById('app'));
begin();
setInterval(() => document.hidden || !session.get() || look(), 60_000);
addEventListener('hashchange', () => location.hash.startsWith('#token=') && begin());
