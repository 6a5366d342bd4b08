// The list that a symbol was opened from, so that [ and ] go on in it.
let tickers = [];

export const trail = {
  set(list) { tickers = list; },
  /** The next or previous of the list, or null. */
  beside(ticker, step) {
    const at = tickers.indexOf(ticker);
    return at < 0 ? null : tickers[at + step] ?? null;
  },
  place(ticker) {
    const at = tickers.indexOf(ticker);
    return at < 0 ? null : { at: at + 1, of: tickers.length };
  },
};

export const symbolPath = (ticker) => `/app/s/${encodeURIComponent(ticker)}`;
