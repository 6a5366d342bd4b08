package bellwether.desk.alert.rule;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A rule as it was read.
///
/// @param onQuote whether it is judged on newest prices rather than on finished bars
/// @param rearm how far a price must go back before a quote fires again, in average true ranges
/// @param active when it may fire; at any time when it is empty
/// @param until from when on it no longer fires
public record RuleDefinition(
        String name,
        RuleTrigger trigger,
        RuleScope scope,
        Timeframe timeframe,
        boolean onQuote,
        RepeatMode repeat,
        RuleNotice notice,
        BigDecimal rearm,
        Optional<ActiveWindow> active,
        Optional<Instant> until) {
    /// What it is judged on.
    public RuleKind kind() {
        if (trigger instanceof RuleTrigger.Due) {
            return RuleKind.CLOCK;
        }
        if (scope instanceof RuleScope.Account) {
            return RuleKind.ACCOUNT;
        }
        return onQuote ? RuleKind.QUOTE : RuleKind.BAR;
    }

    /// Its condition.
    ///
    /// @throws IllegalStateException of a rule by the clock
    public Condition condition() {
        return switch (trigger) {
            case RuleTrigger.Test(Condition condition) -> condition;
            case RuleTrigger.Due _ ->
                    throw new IllegalStateException(
                            name + " has no condition, it goes by the clock");
        };
    }

    /// Whether it may fire at a moment.
    public boolean mayFireAt(Instant moment) {
        return active.map(window -> window.covers(moment)).orElse(true)
                && until.map(moment::isBefore).orElse(true);
    }
}
