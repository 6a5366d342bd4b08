package bellwether.market;

/// Which bars are to go out, whatever their symbols: a span of time, both ends included.
record Export(Timeframe timeframe, Adjustment adjustment, long from, long to) {}
