package bellwether.market.calendar;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises tickers of pairs: of currencies (`EURUSD`, `EUR_USD`, `EURUSD=X`), of a metal in a
/// currency (`XAUUSD`), of coins (`BTC-USD`, `BTCUSDT`, `ETHBTC`, `BTC-PERP`).
///
/// Without a separator a pair has at least six letters: shares of New York have at most five.
public final class CurrencyPair {
    /// The lists of `pairs.yaml`, which explains them.
    private record Codes(
            Set<String> currencies,
            Set<String> metals,
            Set<String> stablecoins,
            Set<String> quotes,
            Set<String> coins) {
        boolean isCoin(String code) {
            return coins.contains(code) || stablecoins.contains(code);
        }
    }

    private static final Codes CODES = read();

    private static final int CODE = 3;

    /// Yahoo's: `EURUSD=X`, and `JPY=X` for the dollar in yen.
    private static final Pattern CURRENCIES = Pattern.compile("([A-Z]{3,6})=X");

    private static final Pattern PERPETUAL =
            Pattern.compile("([A-Z0-9]{1,12})([-_][A-Z0-9]{3,5})?[-_](PERP|SWAP)");
    private static final Pattern SEPARATED = Pattern.compile("([A-Z0-9]{1,12})([-_])([A-Z]{3,5})");
    private static final Pattern BARE = Pattern.compile("[A-Z0-9]{6,17}");

    /// Kraken's: `XXBTZUSD`.
    private static final Pattern KRAKEN = Pattern.compile("X([A-Z]{3})Z([A-Z]{3})");

    /// With a hyphen, as Yahoo and Coinbase write it, anything in these is a coin: `BTC-USD`, not
    /// `BRK-B`.
    private static final Set<String> AFTER_HYPHEN =
            Set.of("USD", "EUR", "GBP", "JPY", "INR", "BTC", "ETH");

    private CurrencyPair() {}

    private static Codes read() {
        try (InputStream in = CurrencyPair.class.getResourceAsStream("pairs.yaml")) {
            if (in == null) {
                throw new IllegalStateException("pairs.yaml is not in the program");
            }
            return new YAMLMapper().readValue(in, Codes.class);
        } catch (IOException e) {
            throw new UncheckedIOException("pairs.yaml", e);
        }
    }

    /// What the pair is of that a ticker, in capital letters, names; nothing when it names none.
    public static Optional<InstrumentKind> kind(String ticker) {
        Matcher yahoo = CURRENCIES.matcher(ticker);
        if (yahoo.matches()) {
            return Optional.of(
                    CODES.metals.contains(yahoo.group(1).substring(0, CODE))
                            ? InstrumentKind.COMMODITY
                            : InstrumentKind.FOREX);
        }
        String pair = withoutPerpetual(ticker);
        if (PERPETUAL.matcher(pair).matches()) {
            return Optional.of(InstrumentKind.CRYPTO);
        }
        Matcher separated = SEPARATED.matcher(pair);
        if (separated.matches()) {
            return separated(separated.group(1), separated.group(2), separated.group(3));
        }
        return BARE.matcher(pair).matches() ? bare(pair) : Optional.empty();
    }

    /// TradingView marks perpetual contracts so: `BTCUSDT.P`.
    private static String withoutPerpetual(String ticker) {
        return ticker.endsWith(".P") ? ticker.substring(0, ticker.length() - 2) : ticker;
    }

    private static Optional<InstrumentKind> separated(String base, String separator, String quote) {
        Optional<InstrumentKind> known = known(base, quote);
        boolean hyphen = separator.equals("-") && base.length() > 1;
        return known.isEmpty() && hyphen && AFTER_HYPHEN.contains(quote)
                ? Optional.of(InstrumentKind.CRYPTO)
                : known;
    }

    private static Optional<InstrumentKind> known(String base, String quote) {
        if (CODES.currencies.contains(quote)) {
            if (CODES.currencies.contains(base)) {
                return Optional.of(InstrumentKind.FOREX);
            }
            if (CODES.metals.contains(base)) {
                return Optional.of(InstrumentKind.COMMODITY);
            }
        }
        boolean isQuote = CODES.currencies.contains(quote) || CODES.quotes.contains(quote);
        return CODES.stablecoins.contains(quote) || (isQuote && CODES.isCoin(base))
                ? Optional.of(InstrumentKind.CRYPTO)
                : Optional.empty();
    }

    private static Optional<InstrumentKind> bare(String text) {
        for (String coin : CODES.stablecoins) {
            if (text.endsWith(coin) && text.length() > coin.length()) {
                return Optional.of(InstrumentKind.CRYPTO);
            }
        }
        Matcher kraken = KRAKEN.matcher(text);
        if (kraken.matches() && CODES.isCoin(kraken.group(1))) {
            return known(kraken.group(1), kraken.group(2));
        }
        int split = text.length() - CODE;
        return text.endsWith("PERP") && CODES.isCoin(text.substring(0, split - 1))
                ? Optional.of(InstrumentKind.CRYPTO)
                : known(text.substring(0, split), text.substring(split));
    }
}
