/// What portfolios came to: daily valuations, returns, a benchmark with the same flows, and where
/// profit came from. Reads what was booked; changes no account.
@NullMarked
package bellwether.trading.portfolio.performance;

import org.jspecify.annotations.NullMarked;
