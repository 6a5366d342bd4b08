package bellwether.trading.portfolio;

import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;

/// How a portfolio trades.
///
/// @param currency in which its equity is counted
/// @param shorting whether positions may be short
/// @param costs a preset for all symbols; empty: each symbol's usual one
/// @param autoConvert whether money of another currency is bought where it is missing
public record PortfolioTerms(
        String currency,
        PortfolioTape tape,
        LotMethod lotMethod,
        boolean shorting,
        String costs,
        boolean autoConvert) {
    private static final int DIGITS = 2;

    /// For the account.
    public ExecutionSettings settings() {
        MarginRules usual = MarginRules.USUAL;
        return new ExecutionSettings(
                currency,
                DIGITS,
                tape.kind(),
                lotMethod,
                MatchingRules.USUAL,
                new MarginRules(
                        shorting,
                        usual.longShare(),
                        usual.shortShare(),
                        usual.forcedBelow(),
                        usual.borrowPercent()),
                autoConvert);
    }
}
