/// Matches the open orders of portfolios with finished bars, or with quotes.
@NullMarked
package bellwether.trading.portfolio.matching;

import org.jspecify.annotations.NullMarked;
