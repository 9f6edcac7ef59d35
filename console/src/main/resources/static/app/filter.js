import { useEffect, useMemo, useState } from './lib.js';
import { instantOf } from './fields.js';
import { useRested } from './parts.js';
import { keepSearch } from './router.js';

/**
 * The filters of a desk, kept in its address.
 *
 * @return filter: what stands in the fields; set: takes what is put into one; asked: the same once
 *     typing rests; parameters: the same as services take it, `from` and `to` as instants
 */
export function useFilter(empty, search = {}) {
  const [filter, setFilter] = useState({ ...empty, ...search });
  const asked = useRested(filter);
  const set = (name) => (value) => setFilter((old) => ({ ...old, [name]: value }));
  useEffect(() => keepSearch(asked), [asked]);
  const parameters = useMemo(
    () => ({ ...asked, from: instantOf(asked.from), to: instantOf(asked.to) }),
    [asked],
  );
  return { filter, set, asked, parameters };
}
