/// What is known of an owner's closed trades, of all portfolios together: for the journal. Reads
/// only. May use the portfolio module and its performance.
@NullMarked
package bellwether.trading.portfolio.history;

import org.jspecify.annotations.NullMarked;
