package bellwether.research.backtest.spec;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/// What the runs of a backtest are.
///
/// @param kind unless given: a sweep where the rule has several combinations of parameters, a run
///   for each symbol otherwise
/// @param seed of all that is drawn by chance; from the request unless given
public record KindChoice(
        @Nullable BacktestKind kind,
        @Nullable @Valid PortfolioChoice portfolio,
        @Nullable @Valid SearchChoice search,
        @Nullable @Valid ExecutionChoice execution,
        @Nullable Long seed) {}
