import { useEffect, useRef, useState } from '../lib.js';
import { follow, service } from '../api.js';
import { number } from '../format.js';
import { announce } from '../parts.js';
import { word } from '../words.js';

export const MOST = 500;

const fits = (violation, asked) =>
  (!asked.rule || violation.finding.ruleId === asked.rule) &&
  (!asked.agency || violation.legalEntityId === asked.agency) &&
  (!asked.collector || violation.agentIds.includes(asked.collector)) &&
  (!asked.debtorId || violation.debtorId === asked.debtorId) &&
  (!asked.status || violation.status === asked.status) &&
  (!asked.from || violation.subjectOccurredAt >= asked.from) &&
  (!asked.to || violation.subjectOccurredAt < asked.to);

/** Changes as they happen: the newest first, and those seen already in their place. */
export function useChanges(parameters, isReading) {
  const [state, setState] = useState({ shown: [], held: [], changed: new Map() });
  const [flowing, setFlowing] = useState(null);
  const pending = useRef([]);
  const frame = useRef(0);
  useEffect(() => {
    const take = () => {
      frame.current = 0;
      const arrived = pending.current.splice(0).reverse();
      setState((old) => taken(old, arrived, isReading()));
    };
    const stop = follow(
      service('compliance-service', '/violations/stream'),
      'violation',
      (violation) => {
        if (fits(violation, parameters)) {
          pending.current.push(violation);
          frame.current ||= requestAnimationFrame(take);
        }
      },
      setFlowing,
    );
    return () => (cancelAnimationFrame(frame.current), stop());
  }, []);
  const show = () =>
    setState((old) => ({
      ...old,
      shown: [...old.held, ...old.shown].slice(0, MOST),
      held: [],
    }));
  return { ...state, flowing, show };
}

function taken(old, arrived, isReading) {
  const changed = new Map(old.changed);
  const fresh = [];
  const known = new Set([...old.shown, ...old.held, ...fresh].map((each) => each.violationId));
  for (const violation of arrived) {
    const before = changed.get(violation.violationId);
    if (!before || before.changedAt <= violation.changedAt) {
      changed.set(violation.violationId, violation);
    }
    if (!known.has(violation.violationId) && violation.status === 'RAISED') {
      known.add(violation.violationId);
      fresh.push(violation);
    }
  }
  if (fresh.length > 0) {
    announce(word('violations.new', { count: number(fresh.length) }));
  }
  return isReading
    ? { shown: old.shown, held: [...fresh, ...old.held].slice(0, MOST), changed }
    : { shown: [...fresh, ...old.held, ...old.shown].slice(0, MOST), held: [], changed };
}
