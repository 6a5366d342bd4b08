package bellwether.market.money;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What exchanges quote their shares in, by their market identifier codes.
final class ExchangeCurrencies {
    private static final Map<String, String> BY_MIC =
            Map.ofEntries(
                    Map.entry("XNYS", "USD"),
                    Map.entry("XNAS", "USD"),
                    Map.entry("XTSE", "CAD"),
                    Map.entry("XTSX", "CAD"),
                    Map.entry("XLON", "GBX"),
                    Map.entry("XJSE", "ZAc"),
                    Map.entry("XTAE", "ILA"),
                    Map.entry("XNSE", "INR"),
                    Map.entry("XBOM", "INR"),
                    Map.entry("XTKS", "JPY"),
                    Map.entry("XHKG", "HKD"),
                    Map.entry("XSHG", "CNY"),
                    Map.entry("XSHE", "CNY"),
                    Map.entry("XTAI", "TWD"),
                    Map.entry("XKRX", "KRW"),
                    Map.entry("XSES", "SGD"),
                    Map.entry("XIDX", "IDR"),
                    Map.entry("XKLS", "MYR"),
                    Map.entry("XBKK", "THB"),
                    Map.entry("XASX", "AUD"),
                    Map.entry("XNZE", "NZD"),
                    Map.entry("BVMF", "BRL"),
                    Map.entry("XMEX", "MXN"),
                    Map.entry("XETR", "EUR"),
                    Map.entry("XFRA", "EUR"),
                    Map.entry("XPAR", "EUR"),
                    Map.entry("XAMS", "EUR"),
                    Map.entry("XBRU", "EUR"),
                    Map.entry("XLIS", "EUR"),
                    Map.entry("XMIL", "EUR"),
                    Map.entry("XMAD", "EUR"),
                    Map.entry("XHEL", "EUR"),
                    Map.entry("XWBO", "EUR"),
                    Map.entry("XDUB", "EUR"),
                    Map.entry("XSWX", "CHF"),
                    Map.entry("XSTO", "SEK"),
                    Map.entry("XCSE", "DKK"),
                    Map.entry("XOSL", "NOK"),
                    Map.entry("XWAR", "PLN"),
                    Map.entry("XIST", "TRY"));

    /// Shares that an exchange quotes in another currency than its others, by their tickers.
    private record Deviation(Pattern ticker, Optional<String> code) {}

    private static final List<Deviation> DEVIATIONS =
            List.of(
                    // London's international order book has no currency of its own
                    new Deviation(Pattern.compile(".+\\.IL"), Optional.empty()),
                    // B shares of Shanghai and of Shenzhen
                    new Deviation(Pattern.compile("900\\d{3}\\.S[SH]"), Optional.of("USD")),
                    new Deviation(Pattern.compile("200\\d{3}\\.SZ"), Optional.of("HKD")),
                    // the counters of Hong Kong that trade in yuan
                    new Deviation(Pattern.compile("8\\d{4}\\.HK"), Optional.of("CNY")));

    private ExchangeCurrencies() {}

    static Optional<PriceUnit> unit(String mic, String ticker) {
        return ticker.indexOf('.') < 0
                ? Optional.ofNullable(BY_MIC.get(mic)).flatMap(PriceUnit::of)
                : ofSuffixed(mic, ticker);
    }

    private static Optional<PriceUnit> ofSuffixed(String mic, String ticker) {
        return DEVIATIONS.stream()
                .filter(deviation -> deviation.ticker.matcher(ticker).matches())
                .findFirst()
                .map(Deviation::code)
                .orElseGet(() -> Optional.ofNullable(BY_MIC.get(mic)))
                .flatMap(PriceUnit::of);
    }

    static boolean isKnown(String mic) {
        return BY_MIC.containsKey(mic);
    }
}
