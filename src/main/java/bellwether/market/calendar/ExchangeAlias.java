package bellwether.market.calendar;

import java.util.Map;

/// The code of an exchange by what lists of symbols call it.
final class ExchangeAlias {
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("NYSE", "XNYS"),
                    Map.entry("NYSE ARCA", "XNYS"),
                    Map.entry("NYSE MKT", "XNYS"),
                    Map.entry("AMEX", "XNYS"),
                    Map.entry("BATS", "XNYS"),
                    Map.entry("NASDAQ", "XNAS"),
                    Map.entry("NSE", "XNSE"),
                    Map.entry("BSE", "XBOM"),
                    Map.entry("LSE", "XLON"),
                    Map.entry("TSX", "XTSE"));

    private ExchangeAlias() {}

    static String code(String name) {
        return CODES.getOrDefault(name, name);
    }
}
