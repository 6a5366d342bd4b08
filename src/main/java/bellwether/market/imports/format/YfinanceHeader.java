package bellwether.market.imports.format;

import bellwether.market.symbols.Ticker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The header of three lines that newer versions of yfinance write for one symbol: `Price,Close,…`,
/// `Ticker,AAPL,…`, `Date,,…`.
final class YfinanceHeader {
    private YfinanceHeader() {}

    static Optional<Layout> layout(List<List<String>> records, char separator) {
        if (records.size() < 3
                || !is(records.get(0), "Price")
                || !is(records.get(1), "Ticker")
                || !is(records.get(2), "Date")) {
            return Optional.empty();
        }
        List<String> tickers = records.get(1).subList(1, records.get(1).size());
        Set<String> different = new HashSet<>(tickers);
        Optional<Ticker> ticker =
                different.size() == 1 ? Ticker.of(tickers.getFirst()) : Optional.empty();
        List<String> header = new ArrayList<>(records.getFirst());
        header.set(0, "Date");
        return ticker.flatMap(known ->
                PriceColumns.find(header)
                        .map(columns -> new PriceColumns(columns.places(), header, ticker))
                        .map(columns ->
                                new Layout(
                                        Layout.Form.TABLE,
                                        separator,
                                        3,
                                        columns,
                                        DecimalMark.POINT,
                                        1)));
    }

    private static boolean is(List<String> record, String first) {
        return record.size() > 4 && record.getFirst().equals(first);
    }
}
