package bellwether.market.imports.format;

import bellwether.market.calendar.CurrencyPair;
import bellwether.market.symbols.Rejection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Hears the currency that stands beside the prices themselves, as in `£0.70` and `187,30 EUR`. A
/// sign of several currencies says nothing where one of them is quoted.
final class PriceSigns {
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("€", "EUR"),
                    Map.entry("£", "GBP"),
                    Map.entry("$", "USD"),
                    Map.entry("¥", "JPY"),
                    Map.entry("₹", "INR"),
                    Map.entry("RS", "INR"),
                    Map.entry("ZŁ", "PLN"),
                    Map.entry("KČ", "CZK"),
                    Map.entry("FT", "HUF"));

    private static final Set<String> WORDS =
            Set.of(
                    "EUR", "GBP", "USD", "JPY", "CHF", "INR", "SEK", "NOK", "DKK", "PLN", "CZK",
                    "HUF");

    private static final Map<String, Set<String>> SHARED =
            Map.of(
                    "USD", Set.of("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL"),
                    "JPY", Set.of("JPY", "CNY"));

    private final FileListings listings;

    PriceSigns(FileListings listings) {
        this.listings = listings;
    }

    /// @param place of the close
    Optional<Rejection> hear(String ticker, CsvRow row, int place) {
        char[] text = row.text();
        int from = row.start(place);
        int to = row.end(place);
        if (from == to
                || (isOfNumber(text[from]) && isOfNumber(text[to - 1]))
                || CurrencyPair.of(ticker).isPresent()) {
            return Optional.empty();
        }
        return code(row.field(place))
                .filter(code -> !listings.quotesIn(ticker, SHARED.getOrDefault(code, Set.of(code))))
                .flatMap(code -> listings.currencies().hear(ticker, code));
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
    }

    private static Optional<String> code(String cell) {
        String word =
                cell.replaceAll("[-+\\d.,'\u2019\\s\u00a0\u202f]", "").toUpperCase(Locale.ROOT);
        return WORDS.contains(word) ? Optional.of(word) : Optional.ofNullable(CODES.get(word));
    }
}
