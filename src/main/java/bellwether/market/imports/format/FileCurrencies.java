package bellwether.market.imports.format;

import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the symbols of one file are priced in, where a column says so. Prices of two currencies are
/// never mixed: a hundred times too many shares is what a wrong unit costs.
public final class FileCurrencies {
    private static final int MOST_NAMED = 5;

    private final Supplier<Map<String, String>> onRecord;
    private Optional<Map<String, String>> read = Optional.empty();
    private final Function<String, Optional<String>> stored;
    private final Map<String, String> expected = new HashMap<>();
    private final Map<String, String> byRow = new HashMap<>();
    private final Set<String> notKnown = new TreeSet<>();

    /// Those of a file.
    ///
    /// @param onRecord what is stated of symbols, read when the first row says a currency
    /// @param stored what the stored bars of a symbol were taken for, of which nothing is stated
    public FileCurrencies(
            Supplier<Map<String, String>> onRecord, Function<String, Optional<String>> stored) {
        this.onRecord = onRecord;
        this.stored = stored;
    }

    /// Hears the currency that a row names.
    ///
    /// @param cell such as `GBP`, or `GBp` for pence; an unknown one says nothing
    Optional<Rejection> hear(String ticker, String cell) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        Optional<String> unit = PriceUnit.of(cell).map(PriceUnit::code);
        if (unit.isEmpty()) {
            if (notKnown.size() < MOST_NAMED) {
                notKnown.add(Rejection.shown(cell.strip()));
            }
            return Optional.empty();
        }
        String before =
                expected.computeIfAbsent(
                        ticker,
                        name -> stated(name).or(() -> stored.apply(name)).orElse(unit.get()));
        if (before.equals(unit.get())) {
            byRow.put(ticker, before);
            return Optional.empty();
        }
        return Optional.of(
                new Rejection(RejectReason.OTHER_CURRENCY, words(ticker, unit.get(), before)));
    }

    private String words(String ticker, String unit, String before) {
        return stated(ticker).isPresent() || byRow.containsKey(ticker)
                ? "its price is in %s, and %s is priced in %s: import it under a ticker of its own, or state the currency first (PATCH /api/v1/stocks/%s {\"currency\":\"%s\"})"
                        .formatted(unit, ticker, before, ticker, unit)
                : "its price is in %s, and the stored bars of %s were taken for %s, as nothing said otherwise: state first what they are in (PATCH /api/v1/stocks/%s {\"currency\":\"%s\"}, or %s), or write this file's prices in that"
                        .formatted(unit, ticker, before, ticker, unit, before);
    }

    /// The currency that is stated of a symbol already.
    Optional<String> onRecord(String ticker) {
        return stated(ticker);
    }

    private Optional<String> stated(String ticker) {
        if (read.isEmpty()) {
            read = Optional.of(onRecord.get());
        }
        return Optional.ofNullable(read.get().get(ticker));
    }

    /// The currency that the import states of a symbol.
    public Optional<String> of(String ticker) {
        return Optional.ofNullable(byRow.get(ticker));
    }

    /// What to say of codes that are none.
    public Optional<String> remark() {
        return notKnown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Its rows name currencies that are not known here (%s); they were not used."
                                .formatted(String.join(", ", notKnown)));
    }
}
