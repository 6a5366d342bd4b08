// Which symbols are looked at, as the address has it: `all`, `synthetic`, `watchlist:NAME`, `screen:NAME`, `tickers:A,B`.
const cut = (text) => [text.slice(0, Math.max(0, text.indexOf(':'))), text.slice(text.indexOf(':') + 1)];

/** As the body of a request has it. */
export function universeBody(text) {
  const [kind, name] = cut(text);
  return kind === 'tickers' ? { tickers: name.split(',') } : kind ? { [kind]: name } : text;
}

/** As the parameters of a request have it. */
export function universeQuery(text) {
  const [kind, name] = cut(text);
  return kind === 'tickers' ? { tickers: name } : { universe: text };
}

/** Of what an answer has. */
export function universeText(universe) {
  if (typeof universe === 'string') return universe;
  const [[kind, name]] = Object.entries(universe);
  return `${kind}:${name}`;
}
