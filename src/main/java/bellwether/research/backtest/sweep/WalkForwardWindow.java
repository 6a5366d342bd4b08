package bellwether.research.backtest.sweep;

/// One step of a walk-forward.
///
/// @param number from 0
/// @param test begins as many sessions behind training as the embargo has
/// @param shorter whether the history ends within its test
public record WalkForwardWindow(int number, SessionSpan train, SessionSpan test, boolean shorter) {}
