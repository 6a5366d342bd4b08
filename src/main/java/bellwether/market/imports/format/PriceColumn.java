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
            "day",
            "datum",
            "fecha",
            "data",
            "date1",
            "gmttime",
            "utctime",
            "timegmt",
            "timeutc",
            "dategmt",
            "dateutc",
            "opentime",
            "openingtime",
            "barstart",
            "dtyyyymmdd",
            "localtime",
            "tag",
            "jour",
            "dia",
            "giorno",
            "unix",
            "unixtime",
            "unixtimestamp",
            "epoch",
            "time", // that of the day where another column holds the date
            "hour"),
    OPEN(
            "open",
            "openprice",
            "openingprice",
            "opnpric",
            "1open",
            "o",
            "erffn",
            "erffnung",
            "apertura",
            "otwarcie",
            "ouv",
            "ouverture",
            "abertura"),
    HIGH(
            "high",
            "highprice",
            "hghpric",
            "2high",
            "h",
            "hoch",
            "mximo",
            "maximo",
            "najwyzszy",
            "plushaut",
            "haut",
            "massimo",
            "mxima",
            "maxima"),
    LOW(
            "low",
            "lowprice",
            "lwpric",
            "3low",
            "l",
            "tief",
            "mnimo",
            "minimo",
            "najnizszy",
            "plusbas",
            "bas",
            "mnima",
            "minima"),
    CLOSE(
            "close",
            "closeprice",
            "closingprice",
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
            "dernier",
            "clture",
            "cloture",
            "ultimo",
            "chiusura",
            "fechamento",
            "adjclose",
            "adjustedclose",
            "5adjustedclose",
            "closeadj",
            "closeadjusted",
            "adjusted"),
    VOLUME(
            "tickvol", // MetaTrader's other column is 0 where no exchange counts
            "tickvolume",
            "volume",
            "vol",
            "tottrdqty",
            "ttltradgvol",
            "totaltradedquantity",
            "totalvolume",
            "5volume",
            "6volume",
            "v",
            "volumen",
            "wolumen",
            "ttltrdqnty",
            "numberofshares",
            "noofshares",
            "sharestraded",
            "volumetraded",
            "tradedvolume",
            "tradedquantity",
            "volumeshares"),
    TICKER("ticker", "symbol", "tckrsymb", "tscode", "stock", "code", "name", "instrument"),
    TIME(
            "time",
            "uhrzeit",
            "zeit",
            "heure",
            "hora",
            "hour",
            "ora",
            "godzina",
            "tradetime",
            "bartime",
            "starttime"),
    PERIOD("per"),
    SERIES("series", "sctysrs"),
    VENUE("src", "exchange", "mic", "exch", "exchangecode", "primaryexchange", "listingexchange"),
    CURRENCY(
            "currency",
            "currencycode",
            "ccy",
            "curr",
            "tradingcurrency",
            "pricecurrency",
            "quotecurrency",
            "whrung",
            "waehrung",
            "devise",
            "moneda",
            "moeda",
            "valuta",
            "waluta"),
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
