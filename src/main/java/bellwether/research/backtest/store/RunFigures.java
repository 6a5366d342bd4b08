package bellwether.research.backtest.store;

import org.jspecify.annotations.Nullable;

/// The figures of a run by which it is sorted and counted.
///
/// @param sharpe per session; null where it is undefined
/// @param objective by which combinations are ranked; null where it is undefined
public record RunFigures(
        @Nullable Double sharpe, int sessions, int trades, @Nullable Double objective) {}
