import { get, send } from './api.js';
import { heardTime } from './format.js';
import { session } from './session.js';

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
    session.set(
      problem.status === 401
        ? null
        : { ...(session.get() ?? { roles: [], subject: null }), problem },
    );
  }
}

export async function begin() {
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
