// The library as the page uses it: elements are functions, so that no compiler and no eval is needed.
const { h, render, Component, Fragment, createRef } = globalThis.preact;
const { useState, useEffect, useLayoutEffect, useMemo, useRef, useCallback } =
  globalThis.preactHooks;

const isProps = (value) =>
  value !== null && typeof value === 'object' && value.constructor === Object;

/** `div({class: 'x'}, child, …)`, or without properties `div(child, …)`. */
export const tags = new Proxy(
  {},
  {
    get:
      (_, name) =>
      (first, ...rest) =>
        isProps(first) ? h(name, first, ...rest) : h(name, null, first, ...rest),
  },
);

/** A component that is drawn again only if its properties are not the same. */
export function memo(view, same = shallow) {
  return class extends Component {
    shouldComponentUpdate(next) {
      return !same(this.props, next);
    }
    render(props) {
      return h(view, props);
    }
  };
}

export function shallow(a, b) {
  if (Object.is(a, b)) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) {
    return false;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}

export {
  h,
  render,
  Fragment,
  createRef,
  useState,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useCallback,
};
