// What the address says of how a view is looked at, and how the view changes that.
import { html } from './kit.js';

/** What a map has of its own under a name, which may come from an address or a file. */
export const own = (map, name) => (Object.hasOwn(map, name ?? '') ? map[name] : undefined);

/** What the address gives a name, where it is one of these, a list or the names of a map; else the usual one. */
export function oneOf(query, name, all, usual) {
  const value = query.get(name);
  return value !== null && (Array.isArray(all) ? all.includes(value) : Object.hasOwn(all, value)) ? value : usual;
}

/** @returns a function that takes new values by name; what is empty is left out of the address */
export const changer = ({ path, query }, go) => (values) => {
  const next = new URLSearchParams(query);
  Object.entries(values).forEach(([name, value]) => (value ? next.set(name, value) : next.delete(name)));
  go(`${path}${next.size ? `?${next}` : ''}`, { replace: true });
};

/** @param of pairs of a value and its words; the first is the usual one, which the address leaves out */
export const Pick = ({ title, name, value, of, change, ...others }) => html`<label>${title} <select value=${value} onChange=${({ currentTarget: { value: now } }) => change({ [name]: now === of[0][0] ? '' : now })} ...${others}>${of.map(([one, words]) => html`<option key=${one} value=${one}>${words}</option>`)}</select></label>`;
