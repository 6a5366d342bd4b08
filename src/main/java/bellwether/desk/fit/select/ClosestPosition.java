package bellwether.desk.fit.select;

/// The position, taken before or held, that a candidate moves most together with.
///
/// @param correlation of the daily returns of the two symbols
public record ClosestPosition(String ticker, PairCorrelation correlation) {}
