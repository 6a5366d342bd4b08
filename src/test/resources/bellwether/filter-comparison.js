// Where the page's language differs from the server's over random conditions: what is valid, where the
// first mistake is, and which symbols pass. Evaluated in the page, with `randomFilters` defined before.
(async () => {
  const page = document.querySelector('script[type=module]').src.replace(/app\.js$/, '');
  const { catalogue, understand } = await import(`${page}lang/filter.js`);
  const { truths, UNSURE, YES } = await import(`${page}lang/truths.js`);
  const { MarketRows, ANY } = await import(`${page}views/market-rows.js`);
  const { get, send } = await import(`${page}base/api.js`);
  const { items } = (await get('/api/v1/screen/fields')).body;
  const fields = catalogue(items);
  const screen = async (q, names) => (await get(`/api/v1/screen?${new URLSearchParams({ q, universe: 'synthetic', shape: 'columns', fields: names.join(',') })}`, { fresh: true })).body;
  const found = { differences: [], decided: 0, left: 0, local: 0, some: 0 };
  for (const q of randomFilters(items, 20260, 200)) {
    const mine = understand(q, fields);
    const theirs = (await send('POST', '/api/v1/screen/check', { q })).body;
    if (mine.valid === null) {
      found.left++;
      continue;
    }
    found.decided++;
    const differs = (what) => found.differences.push(`${what}: ${q}`);
    if (mine.valid !== theirs.valid) differs(`valid here ${mine.valid}, there ${theirs.valid}`);
    if (!mine.valid && !theirs.errors.some((error) => error.position === mine.errors[0].at)) differs(`wrong here at ${mine.errors[0].at}`);
    if (!mine.local) continue;
    found.local++;
    const rows = new MarketRows('all', fields, await screen(ANY, mine.needs.length ? mine.needs : ['close']));
    const truth = truths(mine.tree, rows.n, (id) => rows.column(id), fields);
    const there = await screen(q, ['close']);
    const passed = rows.tickers.filter((_, row) => truth[row] === YES).sort().join();
    if (passed && there.counts.failed > 0) found.some++;
    if (passed !== [...there.columns.ticker].sort().join()) differs('other symbols pass');
    if (truth.filter((one) => one === UNSURE).length + rows.state.unknown !== there.counts.unknown) differs('others are unknown');
  }
  return found;
})()
