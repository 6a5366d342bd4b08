/// Prices for charts that speak TradingView's UDF protocol: its charting library, and what imitates
/// its datafeed. Keeps nothing. May use `market`, `platform`.
@NullMarked
package bellwether.frontend.charts;

import org.jspecify.annotations.NullMarked;
