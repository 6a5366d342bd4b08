package bellwether.research.evidence.signal;

/// How much a card rests on.
///
/// @param n events
/// @param symbols that had any
/// @param dates that had any
/// @param effectiveN to how many independent units the dates come, rounded to tenths
/// @param unit which units: dates, or blocks of 63 sessions where there are under 10 symbols
public record CardSize(int n, int symbols, int dates, double effectiveN, String unit) {}
