package bellwether.market.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A column of a table of symbols, and the headers that vendors give it. The day on which a symbol
/// joined an index (`Date added`) is not the day of its listing, so that is none of them.
enum SymbolColumn {
    TICKER("ticker", "symbol", "code", "tckrsymb", "actsymbol"),
    NAME("name", "security", "securityname", "company", "companyname", "nameofcompany", "longname"),
    SECTOR("sector", "gicssector", "icbsector", "industrysector"),
    CURRENCY("currency", "ccy", "quotecurrency", "tradingcurrency"),
    EXCHANGE("exchange", "mic", "exchangecode", "market", "primaryexchange", "listingexchange"),
    LISTED("listed", "ipodate", "dateoflisting", "listingdate", "listdate", "firsttraded"),
    DELISTED("delisted", "delistingdate", "dateofdelisting", "delistdate", "delistedutc"),
    TICK("tick", "ticksize", "mintick", "minmove", "priceincrement", "minpriceincrement"),
    LOT("lot", "lotsize", "boardlot", "roundlot", "minlot", "quantityincrement");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of gives one that is
    private final Set<String> headers;

    SymbolColumn(String... headers) {
        this.headers = Set.of(headers);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The places of the columns that this header has; of two that mean the same the first.
    static Map<SymbolColumn, Integer> places(List<String> header) {
        Map<SymbolColumn, Integer> places = new EnumMap<>(SymbolColumn.class);
        for (int place = 0; place < header.size(); place++) {
            String plain = header.get(place).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            for (SymbolColumn column : values()) {
                if (column.headers.contains(plain)) {
                    places.putIfAbsent(column, place);
                }
            }
        }
        return places;
    }
}
