package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.Prices;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry order's position, until its exits have closed it.
final class OpenTrade {
    private static final MathContext EXACT = MathContext.DECIMAL64;

    final String entryId;
    final TradeDirection direction;
    final Place entry;
    private final String symbol;
    private BigDecimal held = BigDecimal.ZERO;
    private BigDecimal fraction = BigDecimal.ZERO;
    private BigDecimal entered = BigDecimal.ZERO;
    private BigDecimal enteredBeforeSplits = BigDecimal.ZERO;
    private BigDecimal splits = BigDecimal.ONE;
    private BigDecimal entryValue = BigDecimal.ZERO;
    private BigDecimal exitValue = BigDecimal.ZERO;
    private BigDecimal costs = BigDecimal.ZERO;
    private BigDecimal income = BigDecimal.ZERO;
    private @Nullable BigDecimal risk;
    private boolean assumed;

    /// A fill's bar and the part of it in which it happened.
    record Place(Fill fill, int bar) {}

    OpenTrade(Fill fill, int bar) {
        entryId = fill.orderId();
        symbol = fill.position().symbol();
        direction = fill.side().sign() > 0 ? TradeDirection.LONG : TradeDirection.SHORT;
        entry = new Place(fill, bar);
    }

    BigDecimal held() {
        return held;
    }

    /// Adds a part of a fill to the entry.
    void enter(Fill fill, BigDecimal quantity) {
        held = held.add(quantity);
        entered = entered.add(quantity);
        enteredBeforeSplits = enteredBeforeSplits.add(quantity.divide(splits, EXACT));
        entryValue = entryValue.add(part(fill.value(), fill, quantity));
        costs = costs.add(part(fill.costs(), fill, quantity));
        assumed |= fill.assumed();
    }

    void leave(Fill fill, BigDecimal quantity) {
        held = held.subtract(quantity);
        exitValue = exitValue.add(part(fill.value(), fill, quantity));
        costs = costs.add(part(fill.costs(), fill, quantity));
        assumed |= fill.assumed();
    }

    private static BigDecimal part(BigDecimal whole, Fill fill, BigDecimal quantity) {
        return quantity.compareTo(fill.quantity()) == 0
                ? whole
                : whole.multiply(quantity).divide(fill.quantity(), EXACT);
    }

    /// Dividends and cash for fractions, or fees where it is negative.
    void book(BigDecimal amount) {
        if (amount.signum() < 0) {
            costs = costs.subtract(amount);
        } else {
            income = income.add(amount);
        }
    }

    /// @param ratio shares after a split for one before
    /// @param scale to which shares are rounded, as ratios such as a third are no decimal fractions
    void split(BigDecimal ratio, int scale) {
        held = held.multiply(ratio).setScale(scale, RoundingMode.HALF_EVEN);
        entered = entered.multiply(ratio).setScale(scale, RoundingMode.HALF_EVEN);
        fraction = BigDecimal.ZERO;
        splits = splits.multiply(ratio, EXACT);
    }

    /// Gives up to so much for cash, as no part of a share is left by a split.
    ///
    /// @return what it gave
    BigDecimal giveUp(BigDecimal most) {
        fraction = most.min(held);
        held = held.subtract(fraction);
        entered = entered.compareTo(fraction) > 0 ? entered.subtract(fraction) : entered;
        return fraction;
    }

    /// What it gave up and is not paid for yet.
    BigDecimal fraction() {
        return fraction;
    }

    /// Books the cash for it.
    void paid(BigDecimal amount) {
        book(amount);
        fraction = BigDecimal.ZERO;
    }

    /// Ends it where a split left no whole share.
    ///
    /// @param paid for the part that was left
    /// @param price at which it was paid
    Place paidOut(RuleHistory history, int bar, BigDecimal paid, BigDecimal price) {
        exitValue = exitValue.add(paid);
        Fill first = entry.fill();
        return new Place(
                new Fill(
                        "split",
                        first.position(),
                        first.side().opposite(),
                        fraction,
                        price,
                        paid,
                        List.of(),
                        FillPhase.OPEN,
                        history.date(bar),
                        history.raw().time()[bar],
                        false,
                        true),
                bar);
    }

    /// What its first stop puts at risk of one share of the entry's bar, in the price's unit.
    void risks(BigDecimal level) {
        if (risk == null) {
            risk = level.multiply(splits).subtract(entry.fill().price()).abs();
        }
    }

    ClosedTrade closed(Place exit, TradeExit reason, Excursions excursions, BigDecimal priceUnit) {
        boolean isLong = direction == TradeDirection.LONG;
        BigDecimal gross = isLong ? exitValue.subtract(entryValue) : entryValue.subtract(exitValue);
        ClosedTrade.Money money = new ClosedTrade.Money(gross.add(income), costs, entryValue);
        entered = Prices.plain(entered);
        BigDecimal atRisk =
                risk == null
                        ? BigDecimal.ZERO
                        : risk.multiply(enteredBeforeSplits).multiply(priceUnit);
        Double r =
                atRisk.signum() > 0
                        ? Double.valueOf(money.net().doubleValue() / atRisk.doubleValue())
                        : null;
        double riskPrice = risk == null ? 0 : risk.doubleValue();
        double shares = enteredBeforeSplits.doubleValue() * priceUnit.doubleValue();
        return new ClosedTrade(
                symbol,
                direction,
                entered,
                leg(entry, entryValue, priceUnit),
                leg(exit, exitValue, priceUnit),
                money,
                excursions.adverse(this, exit, riskPrice, shares),
                excursions.favourable(this, exit, riskPrice, shares),
                exit.bar() - entry.bar() + 1,
                r,
                reason,
                assumed);
    }

    private ClosedTrade.Leg leg(Place place, BigDecimal value, BigDecimal priceUnit) {
        LocalDate date = place.fill().date();
        BigDecimal price =
                place.fill().quantity().compareTo(entered) == 0
                        ? place.fill().price()
                        : value.divide(entered.multiply(priceUnit), EXACT);
        return new ClosedTrade.Leg(date, place.bar(), price);
    }
}
