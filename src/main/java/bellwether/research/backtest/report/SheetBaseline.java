package bellwether.research.backtest.report;

import org.jspecify.annotations.Nullable;

/// What else the money could have done over the same sessions. Figures as in the run's metrics.
///
/// @param reason why figures are absent
public record SheetBaseline(
        String name,
        @Nullable Double total,
        @Nullable Double cagr,
        @Nullable Double volatility,
        @Nullable Double sharpe,
        @Nullable Double drawdown,
        @Nullable String reason) {}
