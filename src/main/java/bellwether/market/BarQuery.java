package bellwether.market;

/// Which bars of a symbol are wanted, and how: the oldest `most` of a span of time, both ends
/// included.
record BarQuery(Ticker ticker, BarView view, long from, long to, int most) {}
