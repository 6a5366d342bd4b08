package bellwether.market;

/// Which bars are wanted: the oldest `most` of a span of time, both ends included.
record BarQuery(Ticker ticker, Timeframe timeframe, long from, long to, int most) {}
