package bellwether.trading.execution.scenario;

import bellwether.trading.execution.Fill;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;

/// A fill as scenario files write it.
record FillText(
        String symbol,
        int day,
        String phase,
        String side,
        BigDecimal quantity,
        BigDecimal price,
        String order,
        BigDecimal cost) {
    private static final String FORCED = "forced.";

    static FillText of(Fill fill) {
        return new FillText(
                fill.position().symbol(),
                ScenarioDays.day(fill.date()),
                String.valueOf(fill.phase().letter()),
                fill.side().key(),
                fill.quantity(),
                fill.price(),
                order(fill),
                fill.costs());
    }

    /// Files name orders for lack of equity by their symbols: they do not know their numbers.
    private static String order(Fill fill) {
        return fill.orderId().startsWith(FORCED)
                ? FORCED + fill.position().symbol()
                : fill.orderId();
    }

    String words() {
        return (symbol.equals(MarketCells.USUAL_SYMBOL) ? "" : symbol + ":")
                + "%d%s %s %s @%s #%s"
                        .formatted(day, phase, side, plain(quantity), plain(price), order)
                + (cost.signum() == 0 ? "" : " cost=" + plain(cost));
    }

    static String plain(BigDecimal number) {
        return Prices.plain(number).toPlainString();
    }
}
