package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values an account at the last closes that it was walked to.
public final class Valuer {
    /// As for what an account may spend: a stored rate may be so many days old.
    private static final long OLDEST_RATE_DAYS = 5;

    private final String base;
    private final Function<String, InstrumentTerms> terms;

    /// @param base the account's currency
    public Valuer(String base, Function<String, InstrumentTerms> terms) {
        this.base = base;
        this.terms = terms;
    }

    /// The account on a day.
    ///
    /// @param needed currencies that must have a rate beside those that are held
    public ValuedDay value(
            AccountState state, LocalDate day, long closings, Collection<String> needed) {
        List<ValuedLot> lots = new ArrayList<>();
        state.positions().forEach(position -> lots.addAll(lots(position, state)));
        Map<String, BigDecimal> rates = rates(state, day);
        List<String> missing = missing(state, lots, rates, needed);
        BigDecimal positions = missing.isEmpty() ? sum(lots, rates) : null;
        return new ValuedDay(
                new Valuation(
                        day,
                        new Valuation.BookedTo(state.ledgerSequence(), closings),
                        positions == null ? null : positions.add(cash(state, rates)),
                        positions,
                        state.balances(),
                        rates,
                        missing,
                        oldest(lots)),
                lots);
    }

    /// One for each order that opened shares which are still held.
    private List<ValuedLot> lots(Position position, AccountState state) {
        Map<String, ValuedLot> byOrder = new LinkedHashMap<>();
        SymbolMark mark = state.marks().get(position.key().symbol());
        for (Lot lot : position.lots()) {
            byOrder.merge(lot.orderId(), valued(position, lot, mark), Valuer::joined);
        }
        return List.copyOf(byOrder.values());
    }

    private ValuedLot valued(Position position, Lot lot, @Nullable SymbolMark mark) {
        BigDecimal paid = lot.quantity().signum() < 0 ? lot.value().negate() : lot.value();
        return new ValuedLot(
                position.key(),
                lot.orderId(),
                position.currency(),
                lot.quantity(),
                paid.add(lot.costs()),
                mark == null ? null : mark.price(),
                mark == null ? null : mark.date(),
                mark == null ? null : worth(position.key().symbol(), lot, mark));
    }

    private BigDecimal worth(String symbol, Lot lot, SymbolMark mark) {
        return terms.apply(symbol).inMoney(lot.quantity().multiply(mark.price()));
    }

    private static ValuedLot joined(ValuedLot one, ValuedLot other) {
        return new ValuedLot(
                one.key(),
                one.order(),
                one.currency(),
                one.quantity().add(other.quantity()),
                one.cost().add(other.cost()),
                one.price(),
                one.pricedOn(),
                one.worth() == null ? null : one.worth().add(other.knownWorth()));
    }

    private Map<String, BigDecimal> rates(AccountState state, LocalDate day) {
        Map<String, BigDecimal> rates = new HashMap<>();
        for (FxQuote quote : state.rates().values()) {
            if (!quote.date().plusDays(OLDEST_RATE_DAYS).isBefore(day)) {
                rates.put(quote.currency(), quote.rate());
            }
        }
        rates.put(base, BigDecimal.ONE);
        return rates;
    }

    private List<String> missing(
            AccountState state,
            List<ValuedLot> lots,
            Map<String, BigDecimal> rates,
            Collection<String> needed) {
        TreeSet<String> currencies = new TreeSet<>(needed);
        TreeSet<String> missing = new TreeSet<>();
        state.balances()
                .forEach((currency, amount) -> {
                    if (amount.signum() != 0) {
                        currencies.add(currency);
                    }
                });
        for (ValuedLot lot : lots) {
            currencies.add(lot.currency());
            if (lot.worth() == null) {
                missing.add("price of " + lot.key().symbol());
            }
        }
        currencies.removeAll(rates.keySet());
        currencies.forEach(currency -> missing.add("rate from %s to %s".formatted(currency, base)));
        return List.copyOf(missing);
    }

    private static BigDecimal sum(List<ValuedLot> lots, Map<String, BigDecimal> rates) {
        BigDecimal sum = BigDecimal.ZERO;
        for (ValuedLot lot : lots) {
            sum = sum.add(lot.knownWorth().multiply(rates.get(lot.currency())));
        }
        return sum;
    }

    private static BigDecimal cash(AccountState state, Map<String, BigDecimal> rates) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> cash : state.balances().entrySet()) {
            if (cash.getValue().signum() != 0) {
                sum = sum.add(cash.getValue().multiply(rates.get(cash.getKey())));
            }
        }
        return sum;
    }

    private static @Nullable LocalDate oldest(List<ValuedLot> lots) {
        LocalDate oldest = null;
        for (ValuedLot lot : lots) {
            LocalDate priced = lot.pricedOn();
            if (priced != null && (oldest == null || priced.isBefore(oldest))) {
                oldest = priced;
            }
        }
        return oldest;
    }
}
