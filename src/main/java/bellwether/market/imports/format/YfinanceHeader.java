package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The header of three lines that newer versions of yfinance write for one symbol: `Price,Close,…`,
/// `Ticker,AAPL,…`, `Date,,…`; `Datetime,,…` above bars within days.
final class YfinanceHeader {
    private static final String PRICE = "Price";
    private static final String TICKER = "Ticker";

    private YfinanceHeader() {}

    /// @throws Refusal when it names several symbols
    static Optional<Layout> layout(List<List<String>> records, char separator) {
        if (records.size() < 3 || !isOfDates(records.get(2))) {
            return Optional.empty();
        }
        int prices = is(records.get(0), PRICE) && is(records.get(1), TICKER) ? 0 : 1;
        if (!is(records.get(prices), PRICE) || !is(records.get(1 - prices), TICKER)) {
            return Optional.empty();
        }
        List<String> header = new ArrayList<>(records.get(prices));
        header.set(0, records.get(2).getFirst());
        return ticker(records.get(1 - prices))
                .flatMap(known ->
                        PriceColumns.find(header)
                                .map(columns ->
                                        new PriceColumns(
                                                columns.places(), header, Optional.of(known)))
                                .map(columns ->
                                        new Layout(
                                                Layout.Form.TABLE,
                                                separator,
                                                3,
                                                columns,
                                                DecimalMark.POINT,
                                                1)));
    }

    private static Optional<Ticker> ticker(List<String> line) {
        Set<String> names = new LinkedHashSet<>(line.subList(1, line.size()));
        if (names.size() > 1) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "columns_twice",
                    "Several symbols stand side by side: %s. Give each symbol a file of its own, or rows of its own with a column ticker."
                            .formatted(Rejection.shown(String.join(", ", names))));
        }
        return Ticker.of(names.iterator().next());
    }

    private static boolean isOfDates(List<String> record) {
        return is(record, "Date") || is(record, "Datetime");
    }

    private static boolean is(List<String> record, String first) {
        return record.size() > 4 && record.getFirst().equals(first);
    }
}
