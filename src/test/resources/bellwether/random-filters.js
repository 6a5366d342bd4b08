// Random conditions for comparing the page's language with the server's: most are right, some are
// broken on purpose. The driver evaluates this file in the page; it is not served.
export function randomFilters(items, seed, count) {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const one = list => list[Math.floor(random() * list.length)];
  const numeric = items.filter(item => ['number', 'percent', 'price'].includes(item.type));
  const worded = items.filter(item => item.type === 'word');
  const flags = items.filter(item => item.type === 'flag');
  const literal = () => one(['0', '1', '30', '70.5', '5%', '1.5k', '2m', '1bn', '12', '200', '0.8']);
  const name = () => one(numeric).name;
  const value = depth => {
    const kind = random();
    if (kind < 0.45 || depth > 2) return name();
    if (kind < 0.65) return literal();
    if (kind < 0.85) return `${value(depth + 1)} ${one(['+', '-', '*', '/'])} ${value(depth + 1)}`;
    if (kind < 0.9) return `-${value(3)}`;
    if (kind < 0.95) return `(${value(depth + 1)})`;
    return `${one(['min', 'max', 'abs'])}(${value(3)}${random() < 0.6 ? `, ${value(3)}` : ''})`;
  };
  const word = field => one([...field.words.slice(0, 5), random() < 0.15 ? 'nothing' : field.words[0]]);
  const quoted = text => (/^[A-Za-z_]\w*$/.test(text) ? text : `"${text}"`);
  const test = depth => {
    const kind = random();
    const field = one(worded);
    if (kind < 0.4) return `${value(0)} ${one(['<', '<=', '>', '>=', '=', '!='])} ${value(0)}`;
    if (kind < 0.5) return `${name()} between ${literal()} and ${literal()}`;
    if (kind < 0.6) return `${field.name} ${one(['is', 'is not', '=', '!='])} ${quoted(word(field))}`;
    if (kind < 0.66) return `${field.name} in (${quoted(word(field))}, ${quoted(word(field))})`;
    if (kind < 0.7) return `verdict ${one(['>=', '<', '>', '<='])} ${one(['BUY', 'hold', 'STRONG_SELL', 'BUYY'])}`;
    if (kind < 0.74) return `${name()} is known`;
    if (kind < 0.78) return one(flags).name;
    if (kind < 0.82) return `${name()} ${one(['crosses above', 'crosses below', 'crosses'])} ${name()}`;
    if (kind < 0.85) return `${name()} ${one(['rising', 'falling'])} ${one(['1', '3', '0', '2000'])}`;
    if (kind < 0.88) return `${test(3)} ${one(['within', 'for'])} ${one(['1 bar', '5 bars', '2'])}`;
    if (kind < 0.91) return `${name()}${one(['[1]', '@1wk', '[1001]', '@9x', '_7'])} > ${literal()}`;
    if (depth < 2 && kind < 0.97) return `(${any(depth + 1)})`;
    return `not ${test(depth + 1)}`;
  };
  const all = depth => Array.from({length: 1 + Math.floor(random() * 3)}, () => test(depth)).join(' and ');
  const any = depth => Array.from({length: random() < 0.7 ? 1 : 2}, () => all(depth)).join(' or ');
  const broken = text => {
    const at = Math.floor(random() * text.length);
    return one([text.slice(0, at), text.slice(0, at) + one(['(', ')', '?', '"', ' and', '@', '[', 'é']) + text.slice(at),
      text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3))]);
  };
  return Array.from({length: count}, () => (random() < 0.3 ? broken(any(0)) : any(0)));
}
