// The capital that plans are sized on: offered as it was given last; what is typed stays.
import { useState } from './kit.js';
import { number, parse } from './format.js';
import { prefs } from './prefs.js';

/** @param usual where none was given yet @returns {value, field, keep}: the number or null, what the input has, and what is done once it is sent */
export function useCapital(usual) {
  const [typed, setTyped] = useState(null);
  const known = prefs.get('capital', null) ?? usual;
  const text = typed ?? (known ? number(known, { most: 8 }) : '');
  const value = parse(text);
  return { value, keep: () => prefs.set('capital', value), field: { name: 'capital', inputmode: 'decimal', autocomplete: 'off', value: text, onInput: (event) => setTyped(event.currentTarget.value) } };
}
