package bellwether.trading.execution;

/// How an account trades.
///
/// @param currency of the account, in which equity is counted
/// @param digits of an amount of that currency behind the point
/// @param lotMethod which realised profit is shown
/// @param autoConvert whether missing money of another currency is bought at the stored rate
public record ExecutionSettings(
        String currency,
        int digits,
        TapeKind tape,
        LotMethod lotMethod,
        MatchingRules matching,
        MarginRules margin,
        boolean autoConvert) {
    /// Daily bars and the usual rules.
    public static ExecutionSettings usual(String currency) {
        return new ExecutionSettings(
                currency,
                2,
                TapeKind.DAILY,
                LotMethod.FIFO,
                MatchingRules.USUAL,
                MarginRules.USUAL,
                false);
    }

    public ExecutionSettings with(MatchingRules changed) {
        return new ExecutionSettings(
                currency, digits, tape, lotMethod, changed, margin, autoConvert);
    }

    public ExecutionSettings with(MarginRules changed) {
        return new ExecutionSettings(
                currency, digits, tape, lotMethod, matching, changed, autoConvert);
    }

    public ExecutionSettings with(TapeKind changed) {
        return new ExecutionSettings(
                currency, digits, changed, lotMethod, matching, margin, autoConvert);
    }

    public ExecutionSettings withAutoConvert(boolean changed) {
        return new ExecutionSettings(currency, digits, tape, lotMethod, matching, margin, changed);
    }
}
