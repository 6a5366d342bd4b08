// Measures the page from within, by what has been painted. Each answer is a list of milliseconds, or of numbers that are said.
globalThis.budget = (() => {
  /** When the next frame has been painted. */
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  }));

  const timed = async (act) => {
    const began = performance.now();
    act();
    return (await frame()) - began;
  };

  const idle = (ms) => new Promise((done) => setTimeout(done, ms));

  /** When something holds for the first time and is painted, since the address was asked for; -1 if not in half a minute. */
  async function since(holds) {
    while (performance.now() < 30_000) {
      if (holds()) return frame();
      await frame();
    }
    return -1;
  }

  const rows = (n) => document.querySelectorAll('.long-body > div').length > Math.min(n, 9)
    && document.querySelector('.counted b')?.textContent.replace(/\D/g, '').startsWith(String(n));

  /** By a strip of it: to read all of it would take longer than to draw it. */
  const drawn = (canvas) => Boolean(canvas && canvas.width > 100) && canvas.getContext('2d').getImageData(Math.round(canvas.width * 0.6), 0, 8, canvas.height).data.some((value) => value > 0);

  return {
    market: (n) => since(() => rows(n)),
    chart: () => since(() => drawn(document.querySelector('price-chart canvas'))),

    /** The first paint that has content. */
    async painted() {
      for (;;) {
        const [entry] = performance.getEntriesByName('first-contentful-paint');
        if (entry) return entry.startTime;
        await idle(10);
      }
    },

    /** A text typed sign by sign, and taken away likewise. */
    async keys(text, rounds) {
      const field = document.querySelector('#filter');
      const millis = [];
      const put = async (value) => {
        field.value = value;
        millis.push(await timed(() => field.dispatchEvent(new Event('input', { bubbles: true }))));
        await idle(40);
      };
      field.focus();
      for (let round = 0; round < rounds; round++) {
        for (let n = 1; n <= text.length; n++) await put(text.slice(0, n));
        await idle(800); // what the service says of it comes in the meantime
        for (let n = text.length - 1; n >= 0; n--) await put(text.slice(0, n));
        await idle(800);
      }
      return millis;
    },

    async sorts(rounds) {
      const millis = [];
      for (let round = 0; round < rounds; round++) {
        const n = document.querySelectorAll('.long-head button').length;
        for (let i = 0; i < n; i++) {
          for (let way = 0; way < 2; way++) {
            millis.push(await timed(() => document.querySelectorAll('.long-head button')[i].click()));
            await idle(60);
          }
        }
      }
      return millis;
    },

    /** Bars that are made here: the first picture from the text of the answer, then by three bars to either side with 500 in sight. */
    async bars(n, pans) {
      const page = document.querySelector('script[type=module]').src.replace(/app\.js$/, '');
      await import(`${page}draw/style.js`);
      await import(`${page}draw/price-chart.js`);
      let seed = 7;
      const random = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648 - 0.5; };
      let at = 100;
      const close = Array.from({ length: n }, () => { at *= 1 + random() * 0.02; return Number(at.toFixed(2)); });
      const open = close.map((value, i) => close[i - 1] ?? value);
      const bars = { time: close.map((_, i) => i * 86_400), open, high: close.map((value, i) => Math.max(value, open[i]) * 1.01), low: close.map((value, i) => Math.min(value, open[i]) * 0.99), close, volume: close.map(() => Math.round(1e6 * (1 + random()))) };
      const line = (id, pane) => ({ id, name: id, pane, unit: pane === 'price' ? 'price' : 'points', values: { [id]: pane === 'price' ? close.map((value) => value * (1 + random() * 0.02)) : close.map(() => 50 + 40 * random()) } });
      const text = JSON.stringify({ ticker: 'MADE', timeframe: '1d', zone: 'UTC', bars, lines: [...[10, 20, 50, 100, 200].map((length) => line(`EMA_${length}`, 'price')), line('RSI_14', 'own'), line('ADX_14', 'own')], marks: [], levels: [], missing: [], has_more: false });
      const chart = document.createElement('price-chart');
      chart.style.cssText = 'display:block;width:100%;height:600px';
      document.querySelector('main').replaceChildren(chart);
      chart.key = `${n}`;
      const first = await timed(() => { chart.data = JSON.parse(text); });
      if (!drawn(chart.querySelector('canvas'))) await frame();
      chart.show(n - 700, n - 200);
      await frame();
      const pan = [];
      for (let i = 0; i < pans; i++) {
        const by = i % 60 < 30 ? 3 : -3;
        pan.push(await timed(() => chart.pan(by)));
      }
      const all = [];
      for (let i = 0; i < 20; i++) all.push(await timed(() => chart.show(i, n - 1)));
      return { drawn: drawn(chart.querySelector('canvas')), first, pan, all };
    },

    /** How fast this machine is now: a plain loop. */
    loop() {
      const began = performance.now();
      let sum = 0;
      for (let i = 0; i < 30_000_000; i++) sum = (sum + i * 7) | 0;
      return performance.now() - began + (sum === 1 ? 1 : 0);
    },
  };
})();
0;
