package bellwether.market.money;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two currencies, metals or coins, the first priced in the second, as a ticker says them:
/// `EURUSD=X`, `JPY=X` (dollars in yen), `EURUSD`, `BTC-USD`, `BTCUSDT`.
record CurrencyPair(String base, String quote) {
    private static final Pattern YAHOO = Pattern.compile("([A-Z]{3})?([A-Z]{3})=X");
    private static final Pattern SEPARATED = Pattern.compile("([A-Z0-9]{2,12})[-_]([A-Z]{3,5})");
    private static final Pattern TOGETHER = Pattern.compile("[A-Z]{6,10}");
    private static final int LONGEST_QUOTE = 5;
    private static final int SHORTEST = 3;

    static Optional<CurrencyPair> of(String ticker) {
        Matcher yahoo = YAHOO.matcher(ticker);
        if (yahoo.matches()) {
            return pair(Optional.ofNullable(yahoo.group(1)).orElse("USD"), yahoo.group(2));
        }
        Matcher separated = SEPARATED.matcher(ticker);
        if (separated.matches()) {
            return CurrencyCodes.isQuote(separated.group(2))
                    ? Optional.of(new CurrencyPair(separated.group(1), separated.group(2)))
                    : Optional.empty();
        }
        return TOGETHER.matcher(ticker).matches() ? together(ticker) : Optional.empty();
    }

    private static Optional<CurrencyPair> pair(String base, String quote) {
        return CurrencyCodes.isCurrency(base) && CurrencyCodes.isCurrency(quote)
                ? Optional.of(new CurrencyPair(base, quote))
                : Optional.empty();
    }

    private static Optional<CurrencyPair> together(String ticker) {
        for (int length = LONGEST_QUOTE; length >= SHORTEST; length--) {
            int cut = ticker.length() - length;
            if (cut >= SHORTEST) {
                String base = ticker.substring(0, cut);
                String quote = ticker.substring(cut);
                boolean isBase = CurrencyCodes.isTraded(base) || CurrencyCodes.isCoin(base);
                if (isBase && CurrencyCodes.isQuote(quote)) {
                    return Optional.of(new CurrencyPair(base, quote));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the first is a coin, of which fractions are traded.
    boolean isOfCoin() {
        return !CurrencyCodes.isCurrency(base);
    }
}
