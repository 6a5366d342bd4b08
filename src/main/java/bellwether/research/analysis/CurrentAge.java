package bellwether.research.analysis;

/// How old the prices of a stored analysis are now.
///
/// @param daysOld days between its last bar and today, by the exchange's clock
/// @param stale whether nobody can trade at them any more
public record CurrentAge(long daysOld, boolean stale) {}
