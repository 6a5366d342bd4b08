package bellwether.research.evidence.signal;

/// How often prices moved the way that a signal speaks for, in percent.
///
/// @param hitPercent after its events
/// @param basePercent after any bar of the same symbols, each by its number of events
public record CardRates(double hitPercent, double basePercent) {}
