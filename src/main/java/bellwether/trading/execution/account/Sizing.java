package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/// How many shares an order is for.
final class Sizing {
    /// Halves after so many guesses.
    private static final int GUESSES = 12;

    private final AccountBook book;
    private final Funds funds;
    private final CostSheet costs;
    private final ExitPrices exits;

    Sizing(AccountBook book, Funds funds, CostSheet costs, ExitPrices exits) {
        this.book = book;
        this.funds = funds;
        this.costs = costs;
        this.exits = exits;
    }

    /// @param reason why the number cannot be known; `NONE` where it is
    record Wanted(BigDecimal shares, OrderReason reason) {
        static Wanted unknown(OrderReason reason) {
            return new Wanted(BigDecimal.ZERO, reason);
        }

        static Wanted of(BigDecimal shares) {
            return new Wanted(shares, OrderReason.NONE);
        }
    }

    /// What the order asks for at this price, whatever is free.
    Wanted wanted(LiveOrder order, TradeTerms terms) {
        return switch (order.order.size()) {
            case OrderSize.Shares(BigDecimal shares) -> Wanted.of(shares);
            case OrderSize.Cash(BigDecimal amount) -> within(order, terms, Optional.of(amount));
            case OrderSize.EquityPercent(BigDecimal percent) -> within(order, terms, part(percent));
            case OrderSize.RiskPercent(BigDecimal percent) -> risking(order, terms, part(percent));
        };
    }

    private Optional<BigDecimal> part(BigDecimal percent) {
        return funds.equity().map(equity -> equity.multiply(percent).movePointLeft(2));
    }

    private Optional<BigDecimal> converted(LiveOrder order, Optional<BigDecimal> amount) {
        if (book.book(order).terms.currency().equals(funds.base())) {
            return amount.map(money -> money.round(MathContext.DECIMAL64));
        }
        return amount.flatMap(money ->
                funds.rate(book.book(order).terms.currency())
                        .map(rate -> money.divide(rate, MathContext.DECIMAL64)));
    }

    private Wanted within(LiveOrder order, TradeTerms terms, Optional<BigDecimal> amount) {
        return converted(order, amount)
                .map(money -> Wanted.of(most(order, terms, money, BigDecimal.ONE)))
                .orElseGet(() -> Wanted.unknown(OrderReason.CURRENCY_UNKNOWN));
    }

    private Wanted risking(LiveOrder order, TradeTerms terms, Optional<BigDecimal> amount) {
        Optional<BigDecimal> money = converted(order, amount);
        if (money.isEmpty()) {
            return Wanted.unknown(OrderReason.CURRENCY_UNKNOWN);
        }
        Optional<BigDecimal> distance = exits.risk(order, terms.price());
        if (distance.isEmpty()) {
            return Wanted.unknown(OrderReason.ATR_UNKNOWN);
        }
        if (distance.get().signum() == 0) {
            return Wanted.unknown(OrderReason.BAD_BRACKET);
        }
        SymbolBook symbol = book.book(order);
        BigDecimal perShare = distance.get().multiply(symbol.terms.priceUnit());
        return Wanted.of(
                money.get()
                        .max(BigDecimal.ZERO)
                        .divide(perShare, symbol.terms.quantityDigits(), RoundingMode.DOWN));
    }

    /// The most shares of which this part of the value and all costs fit into so much money.
    BigDecimal most(LiveOrder order, TradeTerms terms, BigDecimal money, BigDecimal part) {
        SymbolBook symbol = book.book(order);
        int digits = symbol.terms.quantityDigits();
        BigDecimal perShare = symbol.terms.inMoney(terms.price()).multiply(part);
        if (money.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal whole = money.divide(perShare, digits, RoundingMode.DOWN);
        return whole.signum() == 0 ? whole : fitting(order, terms, money, part, whole);
    }

    /// Starts where the costs of the whole would leave it, then goes on in growing steps towards
    /// the boundary.
    private BigDecimal fitting(
            LiveOrder order,
            TradeTerms terms,
            BigDecimal money,
            BigDecimal part,
            BigDecimal whole) {
        BigDecimal need = costs.need(order, whole, terms, part);
        if (need.compareTo(money) <= 0) {
            return whole;
        }
        int digits = book.book(order).terms.quantityDigits();
        BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
        BigDecimal fits = BigDecimal.ZERO;
        BigDecimal tooMany = whole;
        BigDecimal guess = whole.multiply(money).divide(need, digits, RoundingMode.DOWN);
        BigDecimal step = unit;
        int tries = 0;
        while (tooMany.subtract(fits).compareTo(unit) > 0) {
            tries++;
            boolean inside = guess.compareTo(fits) > 0 && guess.compareTo(tooMany) < 0;
            BigDecimal tried =
                    inside && tries <= GUESSES
                            ? guess
                            : fits.add(tooMany).divide(BigDecimal.TWO, digits, RoundingMode.DOWN);
            if (costs.need(order, tried, terms, part).compareTo(money) <= 0) {
                fits = tried;
                guess = tried.add(step);
            } else {
                tooMany = tried;
                guess = tried.subtract(step);
            }
            step = step.add(step);
        }
        return fits;
    }
}
