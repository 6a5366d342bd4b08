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

    private static final Set<String> COINS =
            Set.of(
                    "BTC", "XBT", "ETH", "USDT", "USDC", "BUSD", "TUSD", "FDUSD", "DAI", "BNB",
                    "SOL", "XRP", "ADA", "DOGE", "LTC", "BCH", "DOT", "TRX", "AVAX", "LINK",
                    "MATIC", "POL", "XLM", "ATOM", "ETC", "XMR", "EOS", "SHIB", "UNI", "NEAR",
                    "FIL", "XTZ", "AAVE", "ALGO", "APT", "ARB", "SUI", "TON");

    private CurrencyCodes() {}

    static boolean isCurrency(String code) {
        return ISO.contains(code) || code.equals(OFFSHORE_YUAN);
    }

    static boolean isCoin(String code) {
        return COINS.contains(code);
    }

    /// Digits behind the point of an amount: those of its smallest coin, 2 where there is none, 8
    /// for coins of the net.
    static int digits(String code) {
        return ISO.contains(code)
                ? Math.max(0, Currency.getInstance(code).getDefaultFractionDigits())
                : isCoin(code) ? 8 : 2;
    }
}
