package bellwether.research.backtest.spec;

import java.util.List;

/// The parts of a request, each checked by itself.
///
/// @param rules one; several to be compared
public record BacktestRequest(
        List<RuleChoice> rules, SymbolChoice symbols, MoneyChoice money, KindChoice kind) {
    public BacktestRequest {
        rules = List.copyOf(rules);
    }
}
