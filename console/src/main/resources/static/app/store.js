import { shallow, useEffect, useRef, useState } from './lib.js';

/** A value that views follow; many changes within one frame are one drawing. */
export function store(initial) {
  let value = initial;
  let frame = 0;
  const followers = new Set();
  const tell = () => {
    frame = 0;
    followers.forEach((follower) => follower(value));
  };
  return {
    get: () => value,
    set(next) {
      if (!Object.is(value, next)) {
        value = next;
        frame ||= requestAnimationFrame(tell);
      }
    },
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

/** The part of a store that a view needs; it is drawn again only when that part changes. */
export function useStore(source, pick = (value) => value) {
  const [, redraw] = useState(0);
  const seen = useRef();
  seen.current = pick(source.get());
  useEffect(() => {
    const look = (value) => {
      if (!shallow(seen.current, pick(value))) {
        redraw((count) => count + 1);
      }
    };
    look(source.get());
    return source.follow(look);
  }, [source]);
  return seen.current;
}

/** A setting of this browser. */
export function setting(name, initial) {
  const key = `forbear.${name}`;
  const held = store(localStorage.getItem(key) ?? initial);
  held.follow((value) => localStorage.setItem(key, value));
  return held;
}
