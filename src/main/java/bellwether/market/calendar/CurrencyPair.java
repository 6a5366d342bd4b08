package bellwether.market.calendar;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two currencies, metals or coins, the first priced in the second, as a ticker names them:
/// `EURUSD`, `EUR_USD`, `EURUSD=X`, `XAUUSD`, `BTC-USD`, `BTCUSDT`, `ETHBTC`, `BTC-PERP`.
///
/// Without a separator a pair has at least six letters: shares of New York have at most five.
///
/// @param quote nothing when the ticker does not say in what it is priced, as `BTC-PERP`
public record CurrencyPair(String base, Optional<String> quote, InstrumentKind kind) {
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

        boolean isQuote(String code) {
            return currencies.contains(code) || quotes.contains(code);
        }
    }

    private static final Codes CODES = read();

    private static final int CODE = 3;
    private static final String PERPETUAL_MARK = ".P";
    private static final String PERP = "PERP";

    /// Yahoo's: `EURUSD=X`, and `JPY=X` for the dollar in yen.
    private static final Pattern CURRENCIES = Pattern.compile("([A-Z]{0,3})([A-Z]{3})=X");

    private static final Pattern PERPETUAL =
            Pattern.compile("([A-Z0-9]{1,12})(?:[-_]([A-Z0-9]{3,5}))?[-_](PERP|SWAP)");
    private static final Pattern SEPARATED = Pattern.compile("([A-Z0-9]{1,12})([-_])([A-Z]{3,5})");
    private static final Pattern BARE = Pattern.compile("[A-Z0-9]{6,17}");

    /// Kraken's: `XXBTZUSD`.
    private static final Pattern KRAKEN = Pattern.compile("X([A-Z]{3})Z([A-Z]{3})");

    /// With a hyphen, as Yahoo and Coinbase write it, anything in these is a coin: `BTC-USD`, not
    /// `BRK-B`.
    private static final Set<String> AFTER_HYPHEN =
            Set.of("USD", "EUR", "GBP", "JPY", "INR", "BTC", "ETH");

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

    /// The pair that a ticker, in capital letters, names; nothing when it names none.
    public static Optional<CurrencyPair> of(String ticker) {
        if (!isPossible(ticker)) {
            return Optional.empty();
        }
        Matcher yahoo = CURRENCIES.matcher(ticker);
        if (ticker.indexOf('=') >= 0 && yahoo.matches()) {
            return Optional.of(yahoo(yahoo.group(1), yahoo.group(2)));
        }
        String pair = withoutPerpetual(ticker);
        if (pair.indexOf('-') < 0 && pair.indexOf('_') < 0) {
            return BARE.matcher(pair).matches() ? bare(pair) : Optional.empty();
        }
        Matcher perpetual = PERPETUAL.matcher(pair);
        if (perpetual.matches()) {
            return Optional.of(
                    perpetual(perpetual.group(1), Optional.ofNullable(perpetual.group(2))));
        }
        Matcher separated = SEPARATED.matcher(pair);
        return separated.matches()
                ? separated(separated.group(1), separated.group(2), separated.group(3))
                : Optional.empty();
    }

    /// Whether a ticker may name a pair at all: it has a separator, or is long enough and no share
    /// with the suffix of an exchange. Most are sorted out here, without a pattern.
    private static boolean isPossible(String ticker) {
        return ticker.indexOf('-') >= 0
                || ticker.indexOf('_') >= 0
                || ticker.indexOf('=') >= 0
                || (ticker.length() >= 2 * CODE
                        && (ticker.indexOf('.') < 0 || ticker.endsWith(PERPETUAL_MARK)));
    }

    /// Whether it is one of coins, of which fractions are traded.
    public boolean isOfCoin() {
        return kind == InstrumentKind.CRYPTO;
    }

    private static CurrencyPair yahoo(String base, String quote) {
        InstrumentKind kind =
                CODES.metals.contains(base) ? InstrumentKind.COMMODITY : InstrumentKind.FOREX;
        return new CurrencyPair(base.isEmpty() ? "USD" : base, Optional.of(quote), kind);
    }

    /// TradingView marks perpetual contracts so: `BTCUSDT.P`.
    private static String withoutPerpetual(String ticker) {
        return ticker.endsWith(PERPETUAL_MARK)
                ? ticker.substring(0, ticker.length() - PERPETUAL_MARK.length())
                : ticker;
    }

    private static CurrencyPair perpetual(String name, Optional<String> quote) {
        Optional<CurrencyPair> whole =
                quote.isEmpty() && BARE.matcher(name).matches() ? bare(name) : Optional.empty();
        return whole.filter(CurrencyPair::isOfCoin)
                .orElseGet(() -> new CurrencyPair(name, quote, InstrumentKind.CRYPTO));
    }

    private static Optional<CurrencyPair> separated(String base, String separator, String quote) {
        boolean hyphen = separator.equals("-") && base.length() > 1;
        return known(base, quote)
                .or(() ->
                        hyphen && AFTER_HYPHEN.contains(quote)
                                ? Optional.of(coin(base, quote))
                                : Optional.empty());
    }

    private static CurrencyPair coin(String base, String quote) {
        return new CurrencyPair(base, Optional.of(quote), InstrumentKind.CRYPTO);
    }

    private static Optional<CurrencyPair> known(String base, String quote) {
        if (CODES.currencies.contains(quote)) {
            if (CODES.currencies.contains(base)) {
                return Optional.of(
                        new CurrencyPair(base, Optional.of(quote), InstrumentKind.FOREX));
            }
            if (CODES.metals.contains(base)) {
                return Optional.of(
                        new CurrencyPair(base, Optional.of(quote), InstrumentKind.COMMODITY));
            }
        }
        return CODES.stablecoins.contains(quote) || (CODES.isQuote(quote) && CODES.isCoin(base))
                ? Optional.of(coin(base, quote))
                : Optional.empty();
    }

    /// Two known codes go before a stablecoin behind any name: `XBTUSD` is no XB in TUSD.
    private static Optional<CurrencyPair> bare(String text) {
        int split = text.length() - CODE;
        return known(text.substring(0, split), text.substring(split))
                .or(() -> inStablecoin(text))
                .or(() -> kraken(text))
                .or(() -> perpetual(text));
    }

    private static Optional<CurrencyPair> inStablecoin(String text) {
        return CODES.stablecoins.stream()
                .filter(stable -> text.endsWith(stable) && text.length() > stable.length())
                .findFirst()
                .map(stable -> coin(text.substring(0, text.length() - stable.length()), stable));
    }

    private static Optional<CurrencyPair> kraken(String text) {
        if (text.charAt(0) != 'X') {
            return Optional.empty();
        }
        Matcher pair = KRAKEN.matcher(text);
        return pair.matches() && CODES.isCoin(pair.group(1))
                ? known(pair.group(1), pair.group(2))
                : Optional.empty();
    }

    private static Optional<CurrencyPair> perpetual(String text) {
        if (!text.endsWith(PERP)) {
            return Optional.empty();
        }
        String base = text.substring(0, text.length() - PERP.length());
        return CODES.isCoin(base)
                ? Optional.of(new CurrencyPair(base, Optional.empty(), InstrumentKind.CRYPTO))
                : Optional.empty();
    }
}
