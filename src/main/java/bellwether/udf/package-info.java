/// Prices for charts that speak TradingView's UDF protocol: its charting library, and what imitates
/// its datafeed. Keeps nothing. May use `calendar`, `market` and `web`.
@NullMarked
package bellwether.udf;

import org.jspecify.annotations.NullMarked;
