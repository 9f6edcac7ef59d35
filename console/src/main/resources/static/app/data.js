import { useCallback, useEffect, useRef, useState } from './lib.js';
import { get, query } from './api.js';

const EMPTY = { data: undefined, problem: null, loading: true };

/**
 * What an address answers. What is there already stays while it is asked again, and also when that
 * fails; then `problem` says why it is old.
 *
 * @param path null: nothing is asked
 * @param every seconds between two askings; none: once
 */
export function useData(path, every) {
  const [state, setState] = useState(EMPTY);
  const [asked, ask] = useState(0);
  const shown = useRef(path);
  const isAsking = useRef(false);
  useEffect(() => {
    if (path === null) {
      setState({ data: undefined, problem: null, loading: false });
      return undefined;
    }
    const stop = new AbortController();
    const keep = shown.current === path;
    shown.current = path;
    setState((old) => ({
      data: keep ? old.data : undefined,
      problem: keep ? old.problem : null,
      loading: true,
    }));
    isAsking.current = true;
    get(path, stop.signal)
      .then(
        (data) => setState({ data, problem: null, loading: false }),
        (problem) =>
          problem.name === 'AbortError' || setState((old) => ({ ...old, problem, loading: false })),
      )
      .finally(() => {
        isAsking.current = stop.signal.aborted && isAsking.current;
      });
    return () => stop.abort();
  }, [path, asked]);
  useEffect(() => {
    if (!every) {
      return undefined;
    }
    // a slow answer is waited for, or it would be broken off by the next asking for ever
    const again = () => document.hidden || isAsking.current || ask((count) => count + 1);
    const timer = setInterval(again, every * 1000);
    return () => clearInterval(timer);
  }, [path, every]);
  return { ...state, reload: useCallback(() => ask((count) => count + 1), []) };
}

/** A listing page by page: `items` grows with each `more()`. */
export function usePages(path, parameters, limit = 50) {
  const first = useData(path === null ? null : query(path, { ...parameters, limit }));
  const [later, setLater] = useState({
    of: null,
    items: [],
    next: null,
    busy: false,
    problem: null,
  });
  const own =
    later.of === first.data
      ? later
      : { items: [], next: first.data?.nextCursor, busy: false, problem: null };
  const more = useCallback(() => {
    setLater({ ...own, of: first.data, busy: true, problem: null });
    get(query(path, { ...parameters, limit, cursor: own.next })).then(
      (page) =>
        setLater({
          of: first.data,
          items: [...own.items, ...page.items],
          next: page.nextCursor,
          busy: false,
          problem: null,
        }),
      (problem) => setLater({ ...own, of: first.data, busy: false, problem }),
    );
  }, [first.data, own.next, path]);
  const items = first.data ? [...first.data.items, ...own.items] : undefined;
  return {
    data: items,
    problem: first.problem,
    loading: first.loading,
    reload: first.reload,
    next: own.next ?? null,
    moreBusy: own.busy,
    moreProblem: own.problem,
    more,
  };
}

/** Something done at a press of a button: whether it is under way, and why it was refused. */
export function useDeed(deed) {
  const [state, setState] = useState({ busy: false, problem: null, result: null });
  const run = async (...args) => {
    setState({ busy: true, problem: null, result: null });
    try {
      const result = await deed(...args);
      setState({ busy: false, problem: null, result });
      return result;
    } catch (problem) {
      setState({ busy: false, problem, result: null });
      return undefined;
    }
  };
  return { ...state, run, forget: () => setState({ busy: false, problem: null, result: null }) };
}
