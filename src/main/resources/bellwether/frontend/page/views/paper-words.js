// How money, orders and the bars that they wait for are written.
import { figure, moment, number, price, signed, words } from '../base/format.js';

/** Live events after which a portfolio is read again. */
export const MOVES = ['orders', 'portfolios', 'strategies', 'bars'];

export const money = (x, currency = '') => `${number(x ?? undefined, { digits: 2 })}${x === null || x === undefined || !currency ? '' : ` ${currency}`}`;
export const gain = (x, currency) => signed(x ?? undefined, (y) => money(y, currency));
export const shares = (x) => number(x ?? undefined, { most: 8 });
export const multiple = (x) => signed(x ?? undefined, (y) => `${number(y, { digits: 2 })} R`);
/** Of a part of 1. */
export const part = (x) => signed(x ?? undefined, (y) => `${number(y * 100, { digits: 2 })} %`);
export const side = (x) => (x > 0 ? 'up' : x < 0 ? 'down' : '');
export const barTime = (iso) => moment(iso);

const distance = (of) => (of.percent !== undefined ? `${number(of.percent, { most: 4 })} %` : of.atr !== undefined ? `${number(of.atr, { most: 4 })} ATR` : of.reward_risk !== undefined ? `${number(of.reward_risk, { most: 4 })} R` : figure(of.amount ?? of.price));

function size({ quantity, size: asked }) {
  if (quantity !== null) return shares(quantity);
  if (asked?.cash !== undefined) return `for ${money(asked.cash)}`;
  return asked?.percent !== undefined ? `for ${number(asked.percent)} % of the equity` : `risking ${number(asked?.risk_percent)} % of the equity`;
}

/** Side, size and price of an order. */
export function orderWords(order) {
  const at = [order.limit !== null && `limit ${price(order.limit)}`, order.stop !== null && `stop ${price(order.stop)}`, order.trail && `trail ${distance(order.trail)}`].filter(Boolean).join(', ');
  return `${order.side} ${size(order)}, ${at || words(order.type)}`;
}

/** The exits that an entry brings along. */
export const bracketWords = (bracket) => ['stop', 'target', 'trail'].filter((one) => bracket?.[one]).map((one) => `${one} ${distance(bracket[one])}`).join(', ');
