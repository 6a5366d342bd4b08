package bellwether.trading.portfolio.transfer;

import bellwether.market.money.PriceUnit;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.portfolio.RateSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The stored rates by which charges in other currencies are booked, each of its trade's day or up
/// to five days before. They are read before the account is locked.
final class ChargeRates {
    private final Map<Wanted, Optional<FxQuote>> known = new HashMap<>();

    private record Wanted(String from, String into, LocalDate day) {}

    /// @param into the currencies of the symbols that the trades may be of
    static ChargeRates of(List<FileTrade> trades, Collection<String> into, RateSource source) {
        ChargeRates rates = new ChargeRates();
        RateSource kept = source.keeping();
        for (FileTrade trade : trades) {
            for (ForeignCharge charge : trade.foreign()) {
                String from = currency(charge).map(PriceUnit::currency).orElse("");
                into.stream()
                        .filter(currency -> !from.isEmpty() && !currency.equals(from))
                        .map(currency -> new Wanted(from, currency, trade.date()))
                        .forEach(wanted -> rates.find(wanted, kept));
            }
        }
        return rates;
    }

    private void find(Wanted wanted, RateSource source) {
        known.computeIfAbsent(wanted, _ -> source.rate(wanted.from, wanted.into, wanted.day));
    }

    private static Optional<PriceUnit> currency(ForeignCharge charge) {
        return PriceUnit.of(charge.currency());
    }

    /// What charges come to in a symbol's currency.
    ///
    /// @param notes how each was counted, or that it is not booked
    record Booked(BigDecimal sum, List<String> notes) {
        Booked {
            notes = List.copyOf(notes);
        }
    }

    Booked booked(FileTrade trade, InstrumentTerms terms) {
        BigDecimal sum = BigDecimal.ZERO;
        List<String> notes = new ArrayList<>();
        for (ForeignCharge charge : trade.foreign()) {
            Optional<PriceUnit> unit = currency(charge);
            Optional<FxQuote> rate = unit.flatMap(one -> rate(one, trade, terms));
            if (rate.isPresent()) {
                BigDecimal amount =
                        unit.get()
                                .money(charge.amount())
                                .multiply(rate.get().rate())
                                .setScale(terms.digits(), RoundingMode.HALF_UP);
                sum = sum.add(amount);
                notes.addAll(counted(charge, terms, amount, rate.get()));
            } else {
                notes.add(missing(charge, trade, terms));
            }
        }
        return new Booked(sum, notes);
    }

    private Optional<FxQuote> rate(PriceUnit unit, FileTrade trade, InstrumentTerms terms) {
        return unit.currency().equals(terms.currency())
                ? Optional.of(new FxQuote(unit.currency(), BigDecimal.ONE, trade.date()))
                : known.getOrDefault(
                        new Wanted(unit.currency(), terms.currency(), trade.date()),
                        Optional.empty());
    }

    private static List<String> counted(
            ForeignCharge charge, InstrumentTerms terms, BigDecimal amount, FxQuote rate) {
        return rate.currency().equals(terms.currency())
                ? List.of()
                : List.of(
                        "%s of %s %s is booked as %s %s, at the stored rate %s of %s"
                                .formatted(
                                        charge.title(),
                                        charge.amount().toPlainString(),
                                        charge.currency(),
                                        amount.toPlainString(),
                                        terms.currency(),
                                        rate.rate().toPlainString(),
                                        rate.date()));
    }

    private static String missing(ForeignCharge charge, FileTrade trade, InstrumentTerms terms) {
        String code = charge.currency().toUpperCase(Locale.ROOT);
        return "%s of %s %s is not booked: no rate into %s of %s or up to 5 days before is stored; import one first, such as %s%s=X"
                .formatted(
                        charge.title(),
                        charge.amount().toPlainString(),
                        charge.currency(),
                        terms.currency(),
                        trade.date(),
                        currency(charge).map(PriceUnit::currency).orElse(code),
                        terms.currency());
    }
}
