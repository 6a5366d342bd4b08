package bellwether.research.learning;

import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/// A trade that its owner states.
///
/// @param pattern empty where none is named
/// @param quantity of shares; 1 where it is not stated
/// @param pnl what the owner says that it has brought
public record HandTrade(
        String ticker,
        String pattern,
        OrderSide side,
        BigDecimal entry,
        BigDecimal exit,
        Optional<BigDecimal> stop,
        Optional<BigDecimal> quantity,
        StatedMoment opened,
        StatedMoment closed,
        Optional<BigDecimal> pnl) {
    /// The same trade has the same key; what it was said to have brought is no part of it.
    public String key() {
        return String.join(
                "\n",
                ticker,
                pattern,
                side.key(),
                plain(entry),
                plain(exit),
                stop.map(HandTrade::plain).orElse(""),
                quantity.map(HandTrade::plain).orElse(""),
                opened.at().toString(),
                closed.at().toString());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
