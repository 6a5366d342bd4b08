package bellwether.research.backtest.spec;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// What the caller has run before.
public interface EarlierBacktests {
    /// The caller's backtest of this id.
    Optional<BacktestSpec> spec(String id);

    /// A combination of a sweep.
    ///
    /// @param run the place of its run
    record Combination(int run, Map<String, BigDecimal> params) {}

    /// What a run of a sweep that has ended was.
    ///
    /// @param run its place; empty: the best
    Optional<Combination> combination(String id, Optional<Integer> run);
}
