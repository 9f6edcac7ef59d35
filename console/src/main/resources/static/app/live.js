// What every page follows: which services are up, and how the topics stand.
import { follow, get } from './api.js';
import { session } from './session.js';
import { store } from './store.js';

/** `flowing` false: what is shown is as old as `at`. */
export const topics = store({ snapshot: null, flowing: null, problem: null });
export const services = store({ list: null, problem: null });

let stop = [];

/** Objects of the former answer stay where nothing has changed, so that their rows are not drawn again. */
function keepSame(old, next, key) {
  const known = new Map((old ?? []).map((item) => [item[key], item]));
  return next.map((item) => {
    const before = known.get(item[key]);
    return before && JSON.stringify(before) === JSON.stringify(item) ? before : item;
  });
}

function hearTopics(snapshot) {
  const old = topics.get().snapshot;
  const kept = { ...snapshot, topics: keepSame(old?.topics, snapshot.topics, 'name') };
  topics.set({ snapshot: kept, flowing: true, problem: null });
}

async function lookAtServices() {
  if (document.hidden || !session.get()) {
    return;
  }
  try {
    const list = await get('/services');
    services.set({ list: keepSame(services.get().list, list, 'service'), problem: null });
  } catch (problem) {
    services.set({ ...services.get(), problem });
  }
}

async function firstTopics() {
  try {
    hearTopics(await get('/topics'));
  } catch (problem) {
    topics.set({ ...topics.get(), problem });
  }
}

export function startLive() {
  if (stop.length > 0) {
    return;
  }
  firstTopics();
  lookAtServices();
  const timer = setInterval(lookAtServices, 4000);
  stop = [
    () => clearInterval(timer),
    follow('/topics/live', 'topics', hearTopics, (flowing) =>
      topics.set({ ...topics.get(), flowing }),
    ),
  ];
}

export function stopLive() {
  stop.forEach((each) => each());
  stop = [];
  topics.set({ snapshot: null, flowing: null, problem: null });
}

/** How a service stands; undefined while nobody knows. */
export function standing(name) {
  return services.get().list?.find((each) => each.service === name);
}

const GROUPS = {
  'compliance-projection': 'compliance-service',
  'rule-pack-store': 'compliance-service',
};

/** The service whose consumer group it is; the group's own name where it is nobody's we know. */
export function ownerOf(group) {
  return (
    GROUPS[group] ??
    services.get().list?.find((each) => group.startsWith(each.service))?.service ??
    group
  );
}

/**
 * The lag of the slowest of some groups: records, and seconds, null where nobody knows; `seenAt`:
 * the seconds were seen then, not now.
 */
export function worstOf(groups) {
  return groups.reduce(
    (worst, group) => {
      const isWorse = (group.lagSeconds ?? -1) > (worst.seconds ?? -1);
      return {
        lag: Math.max(group.lag ?? 0, worst.lag),
        seconds: isWorse ? group.lagSeconds : worst.seconds,
        oldest: isWorse ? group.oldestUnprocessedAt : worst.oldest,
        seenAt: isWorse ? group.lagSeenAt : worst.seenAt,
      };
    },
    { lag: 0, seconds: null, oldest: null, seenAt: null },
  );
}

export const worstLag = (topic) => worstOf(topic.groups);

/** Seconds of lag from which a topic is looked at, and from which it is bad. */
export const LAG = { warn: 5, bad: 60 };

export function lagTone(seconds) {
  if (seconds === null || seconds === undefined) {
    return 'none';
  }
  return seconds >= LAG.bad ? 'bad' : seconds >= LAG.warn ? 'warn' : 'ok';
}
