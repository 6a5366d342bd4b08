package bellwether.research.backtest.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a request, each checked by itself.
///
/// @param rules one; several to be compared
/// @param symbols null: those of the first backtest that a rule names
public record BacktestRequest(
        List<RuleChoice> rules,
        @Nullable SymbolChoice symbols,
        MoneyChoice money,
        KindChoice kind) {
    public BacktestRequest {
        rules = List.copyOf(rules);
    }
}
