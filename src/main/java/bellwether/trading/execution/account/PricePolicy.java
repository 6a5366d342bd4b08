package bellwether.trading.execution.account;

import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.OrderSide;

/// When a price fills a limit and when it reaches a stop.
record PricePolicy(MatchingRules rules) {
    /// A limit fills where the price goes through it, or touches it where the rules say so.
    boolean fills(OrderSide side, double price, PriceLevel limit) {
        int beyond = -limit.compare(price) * side.sign();
        return rules.touchFillsLimit() ? beyond >= 0 : beyond > 0;
    }

    /// A stop is reached by a touch.
    static boolean reaches(OrderSide side, double price, PriceLevel stop) {
        return stop.compare(price) * side.sign() >= 0;
    }
}
