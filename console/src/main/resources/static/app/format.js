import { language } from './words.js';
import { store } from './store.js';

const made = new Map();
function formatter(type, options) {
  const key = language.get() + type.name + JSON.stringify(options);
  if (!made.has(key)) {
    made.set(key, new type(language.get(), options));
  }
  return made.get(key);
}

const NONE = '–';
const isNone = (value) => value === null || value === undefined || Number.isNaN(value);

export function number(value, digits = 0) {
  return isNone(value)
    ? NONE
    : formatter(Intl.NumberFormat, { maximumFractionDigits: digits }).format(value);
}

/** Per second: one decimal below 100. */
export function rate(value) {
  return number(value, value < 100 ? 1 : 0);
}

export function percent(value, digits = 1) {
  return isNone(value)
    ? NONE
    : formatter(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: digits }).format(
        value,
      );
}

export function bytes(value) {
  if (isNone(value)) {
    return NONE;
  }
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = value < 1 ? 0 : Math.min(4, Math.floor(Math.log(value) / Math.log(1000)));
  return `${number(value / 1000 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}

const UNITS = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** A length of time by its largest unit, and the next one where that says something. */
export function duration(seconds) {
  if (isNone(seconds)) {
    return NONE;
  }
  if (seconds < 10) {
    return unit(seconds, 'second', 1);
  }
  const whole = Math.round(seconds);
  const at = UNITS.findIndex(([, size]) => whole >= size);
  const [name, size] = UNITS[at];
  const first = unit(Math.floor(whole / size), name);
  const next = UNITS[at + 1];
  const rest = next ? Math.floor((whole % size) / next[1]) : 0;
  return rest > 0 && whole / size < 10 ? `${first} ${unit(rest, next[0])}` : first;
}

function unit(value, name, digits = 0) {
  return formatter(Intl.NumberFormat, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

const zoneNow = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
export const viewerZone = zoneNow();

const DATE_TIME = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

/** Date and time of day in a zone, the viewer's unless said otherwise. */
export function dateTime(instant, zone = viewerZone) {
  if (isNone(instant)) {
    return NONE;
  }
  try {
    return formatter(Intl.DateTimeFormat, { ...DATE_TIME, timeZone: zone }).format(
      new Date(instant),
    );
  } catch {
    return String(instant);
  }
}

/** Time of day, with the date only where it is another day than now. */
export function clockTime(instant, zone = viewerZone) {
  if (isNone(instant)) {
    return NONE;
  }
  const time = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  };
  const day = { month: '2-digit', day: '2-digit', timeZone: zone };
  const dayOf = formatter(Intl.DateTimeFormat, { ...day, year: 'numeric' });
  const at = new Date(instant);
  const sameDay = dayOf.format(at) === dayOf.format(new Date(now()));
  return formatter(Intl.DateTimeFormat, sameDay ? time : { ...day, ...time }).format(at);
}

export function date(value) {
  if (isNone(value)) {
    return NONE;
  }
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' };
  return formatter(Intl.DateTimeFormat, options).format(
    new Date(`${String(value).slice(0, 10)}T00:00:00Z`),
  );
}

/** How long ago, or in how long; by the services' clock, unless it is about machines: those live in real time. */
export function ago(instant, isReal = false) {
  if (isNone(instant)) {
    return NONE;
  }
  const seconds = (new Date(instant).getTime() - (isReal ? Date.now() : now())) / 1000;
  const [name, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return formatter(Intl.RelativeTimeFormat, { numeric: 'auto', style: 'short' }).format(
    Math.trunc(seconds / size),
    name,
  );
}

// ---- time --------------------------------------------------------------------------------------

/** Ticks so that ages on the screen stay true. */
export const tick = store(0);
setInterval(() => document.hidden || tick.set(tick.get() + 1), 5000);

// services may live in simulated time, which runs at a speed of its own
let heard = { simulated: Date.now(), real: Date.now() };
let speed = 1;

/** The services' clock says this now. */
export function heardTime(instant) {
  const next = { simulated: new Date(instant).getTime(), real: Date.now() };
  const passed = next.real - heard.real;
  if (passed > 2000) {
    speed = Math.max(0, (next.simulated - heard.simulated) / passed);
  }
  heard = next;
}

/** Milliseconds since 1970 by the services' clock. */
export function now() {
  return heard.simulated + (Date.now() - heard.real) * speed;
}

export function money(amount, currency) {
  if (isNone(amount)) {
    return NONE;
  }
  if (typeof amount === 'object') {
    return money(amount.amount, amount.currency);
  }
  const text = number(Number(amount), 2);
  return currency ? `${text} ${currency}` : text;
}
