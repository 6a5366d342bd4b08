// Charts of bars that are made here: none, one, flat, with a gap, huge, then more on either side.
(async () => {
  const page = document.querySelector('script[type=module]').src.replace(/app\.js$/, '');
  await import(`${page}draw/style.js`);
  await import(`${page}draw/price-chart.js`);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const DAY = 86_400;
  const answer = (closes, { skip = 0, start = 0, lines = [] } = {}) => {
    const time = closes.map((_, i) => (start + i + (i > 10 ? skip : 0)) * DAY);
    return { ticker: 'MADE', timeframe: '1d', zone: 'UTC', bars: { time, open: closes, high: closes, low: closes, close: closes, volume: closes.map(() => 5) },
      lines: lines.map((id) => ({ id, name: id, pane: 'price', unit: 'price', values: { [id]: closes } })), marks: [], levels: [], missing: [], has_more: false };
  };
  const rising = (n, from = 100) => Array.from({ length: n }, (_, i) => from + i);
  const shown = async (data, key) => {
    const chart = document.createElement('price-chart');
    chart.style.width = '700px';
    document.querySelector('main').append(chart);
    chart.key = key;
    chart.data = data;
    await frame();
    await frame();
    return chart;
  };
  const found = {};
  const cases = { none: answer([]), one: answer([7]), flat: answer(Array(40).fill(3)), gap: answer(rising(40), { skip: 900 }), huge: answer(rising(40).map((x) => x * 1e12)), nought: answer(Array(9).fill(0)) };
  for (const [name, data] of Object.entries(cases)) {
    const chart = await shown(data, name);
    const canvas = chart.querySelector('canvas');
    const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    found[name] = { label: chart.getAttribute('aria-label'), from: chart.from, to: chart.to, drawn: dots.some((value) => value > 0) };
    chart.remove();
  }
  const chart = await shown(answer(rising(400), { start: 200 }), 'kept');
  chart.show(100, 150);
  chart.point(120);
  chart.data = answer(rising(400), { start: 200, lines: ['EMA_50'] });
  await frame();
  found.lineAdded = [chart.from, chart.to, chart.at, chart.data.bars.time[chart.at]];
  chart.data = answer(rising(600, 0), { lines: ['EMA_50'] });
  await frame();
  found.olderAdded = [chart.from, chart.to, chart.at, chart.data.bars.time[chart.at]];
  chart.key = 'other';
  chart.data = answer(rising(50));
  await frame();
  found.otherSymbol = [chart.from, chart.to, chart.at];
  found.title = chart.querySelector('.pane-title')?.textContent;
  chart.show(-500, 500);
  found.widest = [chart.from, chart.to];
  chart.remove();
  return found;
})()
