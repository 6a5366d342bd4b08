package bellwether.market.imports.format;

import java.util.List;
import java.util.Locale;

/// What a column of a price file can be, with the names that files give it, the most telling first,
/// in small letters and digits alone. A raw close wins over an adjusted one: raw prices are what
/// open, high and low are compared with.
public enum PriceColumn {
    DATE(
            "date",
            "tradedate",
            "tradingdate",
            "traddt",
            "datetime",
            "timestamp",
            "time",
            "day",
            "datum",
            "fecha",
            "data"),
    OPEN("open", "openprice", "opnpric", "1open", "o", "erffn", "erffnung", "apertura", "otwarcie"),
    HIGH("high", "highprice", "hghpric", "2high", "h", "hoch", "mximo", "maximo", "najwyzszy"),
    LOW("low", "lowprice", "lwpric", "3low", "l", "tief", "mnimo", "minimo", "najnizszy"),
    CLOSE(
            "close",
            "closeprice",
            "clspric",
            "4close",
            "c",
            "closelast",
            "last",
            "lastprice",
            "price",
            "ltp",
            "schluss",
            "schlusskurs",
            "zuletzt",
            "ltimo",
            "cierre",
            "zamkniecie",
            "adjclose",
            "adjustedclose",
            "5adjustedclose",
            "closeadj",
            "closeadjusted",
            "adjusted"),
    VOLUME(
            "volume",
            "vol",
            "tottrdqty",
            "ttltradgvol",
            "totaltradedquantity",
            "5volume",
            "6volume",
            "v",
            "volumen",
            "wolumen"),
    TICKER("ticker", "symbol", "tckrsymb", "stock", "code", "name"),
    TIME("time"),
    PERIOD("per"),
    SERIES("series", "sctysrs"),
    SPLIT(
            "splitratio",
            "stocksplits",
            "stocksplit",
            "splitcoefficient",
            "8splitcoefficient",
            "splitfactor",
            "split"),
    DIVIDEND(
            "exdividend",
            "dividends",
            "dividend",
            "dividendamount",
            "7dividendamount",
            "dividendpershare",
            "divcash");

    @SuppressWarnings("ImmutableEnumChecker") // it is a List.of
    private final List<String> names;

    PriceColumn(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    boolean isNeeded() {
        return compareTo(CLOSE) <= 0;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
