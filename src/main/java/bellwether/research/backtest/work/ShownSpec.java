package bellwether.research.backtest.work;

import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecSymbols;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// What was asked for, as answers show it.
///
/// @param symbolCount how many symbols there are
/// @param spec with the first of the symbols only, unless all are asked for
public record ShownSpec(int symbolCount, @JsonUnwrapped BacktestSpec spec) {
    private static final int MOST_SHOWN = 20;

    static ShownSpec of(BacktestSpec spec, boolean all) {
        SpecSymbols symbols = spec.symbols();
        List<String> tickers = symbols.tickers();
        return new ShownSpec(
                tickers.size(),
                all || tickers.size() <= MOST_SHOWN
                        ? spec
                        : spec.of(tickers.subList(0, MOST_SHOWN)));
    }
}
