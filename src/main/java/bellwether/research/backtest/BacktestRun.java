package bellwether.research.backtest;

import bellwether.research.backtest.doubt.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of a completed backtest with its trades.
///
/// @param n its place in the backtest
/// @param label for people
/// @param ticker null where it went over several
/// @param findings what speaks against it, the worst first
/// @param trades closed ones, in the order in which they ended
public record BacktestRun(
        int n,
        String label,
        @Nullable String ticker,
        RunReport report,
        List<Finding> findings,
        List<ClosedTrade> trades) {
    public BacktestRun {
        findings = List.copyOf(findings);
        trades = List.copyOf(trades);
    }
}
