package bellwether.research.backtest.store;

/// A run that was kept.
///
/// @param report as JSON, as [NewRun] had it
public record StoredRun(RunPlace place, RunFigures figures, RunHashes hashes, String report) {}
