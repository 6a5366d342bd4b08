package bellwether.trading.execution.account;

import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.cost.TakerRule;
import java.math.BigDecimal;

/// At which price an order trades, when, and what it pays for not having waited.
///
/// @param since when what an entry brings along goes live
record TradeTerms(
        BigDecimal price, FillPhase phase, TakerRule taker, LiveSince since, boolean assumed) {
    static TradeTerms open(BigDecimal price, TakerRule taker) {
        return new TradeTerms(price, FillPhase.OPEN, taker, LiveSince.OPEN, false);
    }

    /// A limit that waited for its price.
    static TradeTerms limit(BigDecimal price, boolean assumed) {
        return new TradeTerms(
                price, FillPhase.RANGE, TakerRule.NONE, LiveSince.LIMIT_ENTRY, assumed);
    }

    /// @param taker up to its limit for a stop-limit
    static TradeTerms stop(BigDecimal price, TakerRule taker, boolean assumed) {
        return new TradeTerms(price, FillPhase.RANGE, taker, LiveSince.STOP_ENTRY, assumed);
    }

    static TradeTerms close(BigDecimal price) {
        return new TradeTerms(price, FillPhase.CLOSE, TakerRule.FULL, LiveSince.CLOSE, false);
    }

    static TradeTerms settlement(BigDecimal price) {
        return new TradeTerms(price, FillPhase.SETTLEMENT, TakerRule.NONE, LiveSince.CLOSE, false);
    }

    /// For an exit whose level the entry's price has passed.
    TradeTerms exit(TakerRule rule) {
        return new TradeTerms(price, phase, rule, since, assumed);
    }
}
