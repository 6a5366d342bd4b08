package bellwether.research.backtest.store;

import org.jspecify.annotations.Nullable;

/// A run that was kept.
///
/// @param report as JSON, as [NewRun] had it
/// @param proof as JSON; null until it was asked for
/// @param bounds in the same way
public record StoredRun(
        RunPlace place,
        RunFigures figures,
        RunHashes hashes,
        String report,
        @Nullable String proof,
        @Nullable String bounds) {}
