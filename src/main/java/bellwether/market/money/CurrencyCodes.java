package bellwether.market.money;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// Which codes are currencies, and which are coins.
final class CurrencyCodes {
    /// Those of ISO 4217, past ones too, but for the codes that mean "no currency" and "for tests".
    private static final Set<String> ISO =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .filter(code -> !code.equals("XXX") && !code.equals("XTS"))
                    .collect(Collectors.toUnmodifiableSet());

    /// The yuan that trades outside of China, which ISO 4217 does not list.
    private static final String OFFSHORE_YUAN = "CNH";

    /// Currencies and metals that a ticker without a separator may hold, such as `EURUSD` and
    /// `XAUUSD`. Fewer than all, so that a share is not taken for a pair.
    private static final Set<String> TRADED =
            Set.of(
                    "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "NZD", "CAD", "SEK", "NOK", "DKK",
                    "PLN", "CZK", "HUF", "RON", "TRY", "ILS", "ZAR", "MXN", "BRL", "CLP", "COP",
                    "INR", "IDR", "KRW", "TWD", "THB", "MYR", "PHP", "SGD", "HKD", "CNY", "CNH",
                    "SAR", "AED", "KWD", "QAR", "RUB", "XAU", "XAG", "XPT", "XPD");

    private static final Set<String> COINS =
            Set.of(
                    "BTC", "XBT", "ETH", "USDT", "USDC", "BUSD", "TUSD", "FDUSD", "DAI", "BNB",
                    "SOL", "XRP", "ADA", "DOGE", "LTC", "BCH", "DOT", "TRX", "AVAX", "LINK",
                    "MATIC", "POL", "XLM", "ATOM", "ETC", "XMR", "EOS", "SHIB", "UNI", "NEAR",
                    "FIL", "XTZ", "AAVE", "ALGO", "APT", "ARB", "SUI", "TON");

    /// Coins that others are priced in.
    private static final Set<String> QUOTING_COINS =
            Set.of("BTC", "XBT", "ETH", "USDT", "USDC", "BUSD", "TUSD", "FDUSD", "DAI", "BNB");

    private CurrencyCodes() {}

    static boolean isCurrency(String code) {
        return ISO.contains(code) || code.equals(OFFSHORE_YUAN);
    }

    static boolean isCoin(String code) {
        return COINS.contains(code);
    }

    static boolean isTraded(String code) {
        return TRADED.contains(code);
    }

    /// Whether pairs are priced in it.
    static boolean isQuote(String code) {
        return TRADED.contains(code) || QUOTING_COINS.contains(code);
    }

    /// Digits behind the point of an amount: those of its smallest coin, 2 where there is none, 8
    /// for coins of the net.
    static int digits(String code) {
        return ISO.contains(code)
                ? Math.max(0, Currency.getInstance(code).getDefaultFractionDigits())
                : isCoin(code) ? 8 : 2;
    }
}
