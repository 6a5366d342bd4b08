package bellwether.trading.rules;

import bellwether.trading.execution.Distance;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.math.MathContext;

/// Prices and distances as they are at a signal's close.
final class SignalPrices {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final RuleSignals signals;

    SignalPrices(RuleSignals signals) {
        this.signals = signals;
    }

    BigDecimal close(int bar) {
        return positive(signals.close(bar), "close");
    }

    BigDecimal price(Operand value, int bar, String name) {
        return positive(signals.value(value, bar), name);
    }

    static BigDecimal positive(double price, String name) {
        if (Double.isNaN(price)) {
            throw new EntryOrders.Unordered("the " + name + " is unknown");
        }
        if (!(price > 0) || Double.isInfinite(price)) {
            throw beyond(name, Double.toString(price));
        }
        return checked(Prices.exact(price), name);
    }

    static BigDecimal checked(BigDecimal price, String name) {
        if (price.signum() <= 0) {
            throw beyond(name, price.toPlainString());
        }
        return price;
    }

    private static EntryOrders.Unordered beyond(String name, String price) {
        return new EntryOrders.Unordered(
                "the %s would be 0 or less".formatted(name),
                "the %s would be %s".formatted(name, price));
    }

    /// So far from the close of the bar.
    BigDecimal away(Distance distance, int sign, int bar, String name) {
        BigDecimal close = positive(signals.close(bar), "close");
        BigDecimal step = inPrice(distance, close, bar, name);
        return checked(Prices.scaled(sign > 0 ? close.add(step) : close.subtract(step)), name);
    }

    BigDecimal inPrice(Distance distance, BigDecimal close, int bar, String name) {
        return switch (distance) {
            case Distance.Amount(BigDecimal amount) -> amount;
            case Distance.Percent(BigDecimal percent) ->
                    close.multiply(percent).divide(HUNDRED, MathContext.DECIMAL64);
            case Distance.AtrMultiple(BigDecimal multiple) -> {
                double range = signals.averageTrueRange(bar);
                if (Double.isNaN(range)) {
                    throw new EntryOrders.Unordered(
                            "the %s needs ATR_14, which is unknown".formatted(name));
                }
                yield BigDecimal.valueOf(range).multiply(multiple);
            }
        };
    }
}
