package bellwether.research.backtest.spec;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// What the caller has run before.
public interface EarlierBacktests {
    /// The caller's backtest of this id.
    Optional<BacktestSpec> spec(String id);

    /// The parameters of a run of a sweep that has ended.
    ///
    /// @param run its place; empty: the best
    Optional<Map<String, BigDecimal>> params(String id, Optional<Integer> run);
}
