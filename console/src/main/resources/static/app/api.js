import { word } from './words.js';
import { session } from './session.js';

/** A refusal or an outage, as the problem document tells it. */
export class Problem extends Error {
  constructor(status, document) {
    super(document.detail || document.title || `HTTP ${status}`);
    this.status = status;
    this.title = document.title;
    this.service = document.service ?? null;
    this.errors = document.errors ?? [];
  }

  get isOutage() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

async function problem(response) {
  const text = await response.text();
  try {
    return new Problem(response.status, JSON.parse(text));
  } catch {
    return new Problem(response.status, {
      title: response.statusText,
      detail: text.slice(0, 300),
    });
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...options });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, { title: word('out.console'), detail: word('out.console.detail') });
  }
  if (response.status === 401 && path !== '/session') {
    session.set(null);
  }
  if (!response.ok) {
    throw await problem(response);
  }
  return response;
}

async function json(response) {
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

export async function get(path, signal) {
  return json(await ask(path, { signal }));
}

/** Bodies that are text go as they are, all others as JSON. */
export async function send(method, path, body, type) {
  const isText = typeof body === 'string';
  return json(
    await ask(path, {
      method,
      headers: {
        'X-Forbear-Console': '1',
        ...(body === undefined ? {} : { 'Content-Type': type ?? 'application/json' }),
      },
      body: body === undefined || isText ? body : JSON.stringify(body),
    }),
  );
}

/** A path with its parameters; those without a value are left out. */
export function query(path, parameters) {
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export const service = (name, path) => `/services/${name}${path}`;

/**
 * Follows a stream of events until it is closed; comes back after an outage by itself, and rests
 * while nobody looks at the page.
 *
 * @param onState told true when it flows and false when it does not
 */
export function follow(path, event, onData, onState = () => {}) {
  let source = null;
  let timer = 0;
  let closed = false;
  const open = () => {
    clearTimeout(timer);
    if (closed || source || document.hidden) {
      return;
    }
    source = new EventSource(`/api${path}`);
    source.onopen = () => onState(true);
    source.addEventListener(event, (message) => onData(JSON.parse(message.data)));
    source.onerror = () => {
      onState(false);
      if (source?.readyState === EventSource.CLOSED) {
        shut();
        timer = setTimeout(open, 3000);
      }
    };
  };
  const shut = () => {
    source?.close();
    source = null;
  };
  const look = () => (document.hidden ? shut() : open());
  document.addEventListener('visibilitychange', look);
  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    shut();
  };
}
