package bellwether.research.analysis;

import java.time.LocalDate;

/// A verdict that became another, by the same profile and timeframe.
///
/// @param on the newest bar of the first analysis with the new one
public record VerdictTurn(LocalDate on, String from, String to) {}
