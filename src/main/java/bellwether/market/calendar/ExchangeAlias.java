package bellwether.market.calendar;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                    Map.entry("NYSEARCA", "XNYS"),
                    Map.entry("ARCX", "XNYS"),
                    Map.entry("XASE", "XNYS"),
                    Map.entry("NMS", "XNAS"),
                    Map.entry("NASDAQGS", "XNAS"),
                    Map.entry("XETRA", "XETR"),
                    Map.entry("HKEX", "XHKG"),
                    Map.entry("ASX", "XASX"),
                    Map.entry("SIX", "XSWX"),
                    Map.entry("BINANCE", "CRYPTO"),
                    Map.entry("COINBASE", "CRYPTO"),
                    Map.entry("KRAKEN", "CRYPTO"),
                    Map.entry("BITSTAMP", "CRYPTO"),
                    Map.entry("BITFINEX", "CRYPTO"),
                    Map.entry("BITMEX", "CRYPTO"),
                    Map.entry("BYBIT", "CRYPTO"),
                    Map.entry("GEMINI", "CRYPTO"),
                    Map.entry("KUCOIN", "CRYPTO"),
                    Map.entry("OKX", "CRYPTO"),
                    Map.entry("CCC", "CRYPTO"),
                    Map.entry("CCY", "FOREX"),
                    Map.entry("FX", "FOREX"),
                    Map.entry("FX_IDC", "FOREX"),
                    Map.entry("FXCM", "FOREX"),
                    Map.entry("OANDA", "FOREX"),
                    Map.entry("NSE", "XNSE"),
                    Map.entry("BSE", "XBOM"),
                    Map.entry("LSE", "XLON"),
                    Map.entry("NSI", "XNSE"),
                    Map.entry("BOM", "XBOM"),
                    Map.entry("LON", "XLON"),
                    Map.entry("LSEETF", "XLON"),
                    Map.entry("TYO", "XTKS"),
                    Map.entry("JPX", "XTKS"),
                    Map.entry("TSEJ", "XTKS"),
                    Map.entry("GER", "XETR"),
                    Map.entry("IBIS", "XETR"),
                    Map.entry("HKG", "XHKG"),
                    Map.entry("HKSE", "XHKG"),
                    Map.entry("SEHK", "XHKG"),
                    Map.entry("TOR", "XTSE"),
                    Map.entry("EBS", "XSWX"),
                    Map.entry("SHH", "XSHG"),
                    Map.entry("SHA", "XSHG"),
                    Map.entry("SSE", "XSHG"),
                    Map.entry("SHZ", "XSHE"),
                    Map.entry("SHE", "XSHE"),
                    Map.entry("SZSE", "XSHE"),
                    Map.entry("KRX", "XKRX"),
                    Map.entry("KSC", "XKRX"),
                    Map.entry("KOE", "XKRX"),
                    Map.entry("SGX", "XSES"),
                    Map.entry("TWSE", "XTAI"),
                    Map.entry("NYQ", "XNYS"),
                    Map.entry("PCX", "XNYS"),
                    Map.entry("ASE", "XNYS"),
                    Map.entry("BTS", "XNYS"),
                    Map.entry("NGM", "XNAS"),
                    Map.entry("NCM", "XNAS"),
                    Map.entry("ISLAND", "XNAS"),
                    Map.entry("TSX", "XTSE"),
                    Map.entry("NASDAQGM", "XNAS"),
                    Map.entry("NASDAQCM", "XNAS"),
                    Map.entry("NASDAQ STOCK MARKET", "XNAS"),
                    Map.entry("NASDAQ GLOBAL SELECT", "XNAS"),
                    Map.entry("NASDAQ GLOBAL SELECT MARKET", "XNAS"),
                    Map.entry("NASDAQ GLOBAL MARKET", "XNAS"),
                    Map.entry("NASDAQ CAPITAL MARKET", "XNAS"),
                    Map.entry("NYSE AMERICAN", "XNYS"),
                    Map.entry("BZX", "XNYS"),
                    Map.entry("ARCA", "XNYS"),
                    Map.entry("NEW YORK", "XNYS"),
                    Map.entry("LONDON", "XLON"),
                    Map.entry("PAR", "XPAR"),
                    Map.entry("PARIS", "XPAR"),
                    Map.entry("EURONEXT PARIS", "XPAR"),
                    Map.entry("AMS", "XAMS"),
                    Map.entry("AMSTERDAM", "XAMS"),
                    Map.entry("EURONEXT AMSTERDAM", "XAMS"),
                    Map.entry("EURONEXT BRUSSELS", "XBRU"),
                    Map.entry("EURONEXT LISBON", "XLIS"),
                    Map.entry("FRA", "XFRA"),
                    Map.entry("FRANKFURT", "XFRA"),
                    Map.entry("MIL", "XMIL"),
                    Map.entry("MILAN", "XMIL"),
                    Map.entry("TOKYO", "XTKS"),
                    Map.entry("HONG KONG", "XHKG"),
                    Map.entry("TORONTO", "XTSE"),
                    Map.entry("ZURICH", "XSWX"),
                    Map.entry("JSE", "XJSE"),
                    Map.entry("TASE", "XTAE"),
                    Map.entry("TLV", "XTAE"),
                    Map.entry("TEL AVIV", "XTAE"),
                    Map.entry("TEL AVIV STOCK EXCHANGE", "XTAE"));

    private ExchangeAlias() {}

    static String code(String name) {
        return CODES.getOrDefault(name, name);
    }

    /// The code itself, and its other names.
    static List<String> names(String code) {
        return Stream.concat(
                        Stream.of(code),
                        CODES.entrySet().stream()
                                .filter(alias -> alias.getValue().equals(code))
                                .map(Map.Entry::getKey)
                                .sorted())
                .toList();
    }
}
