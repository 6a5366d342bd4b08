package bellwether.market.imports;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.imports.format.CsvRow;
import bellwether.market.imports.format.CsvTable;
import bellwether.market.imports.format.PriceReader;
import bellwether.market.imports.format.Sniffer;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SymbolFacts;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a table of symbols.
///
/// @param columns our name of a column to the table's
/// @param ignored columns that nothing is taken from
/// @param wrong rows that are not understood
record SymbolRows(
        Map<String, String> columns,
        List<String> ignored,
        List<Row> rows,
        List<SymbolReport.Wrong> wrong) {
    /// What a row tells; null of what it does not.
    record Row(long line, Ticker ticker, SymbolFacts facts) {}

    /// @throws Refusal when there is no column of tickers, or nothing beside it
    static SymbolRows read(BufferedReader text, int year, int most) throws IOException {
        char separator = Sniffer.separator(Sniffer.sample(text));
        try (CsvTable table = new CsvTable(text, separator, 1)) {
            if (!table.hasNext()) {
                throw Refusal.of(
                        RefusalKind.MALFORMED, "empty_file", "The file holds only blank lines.");
            }
            List<String> header = cells(table.next());
            Map<SymbolColumn, Integer> places = SymbolColumn.places(header);
            if (!places.containsKey(SymbolColumn.TICKER) || places.size() < 2) {
                throw noTable(header);
            }
            SymbolRows found =
                    new SymbolRows(
                            named(places, header),
                            unused(places, header),
                            new ArrayList<>(),
                            new ArrayList<>());
            found.readAll(table, places, new DateFormats(year), most);
            return found;
        }
    }

    private void readAll(
            CsvTable table, Map<SymbolColumn, Integer> places, DateFormats dates, int most)
            throws IOException {
        while (table.hasNext()) {
            CsvRow row = table.next();
            if (row.isBlank()) {
                continue;
            }
            if (rows.size() + wrong.size() == most) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "too_many_rows",
                        "A table of symbols may have %,d rows; send it in parts.".formatted(most));
            }
            one(new Cells(row, places, dates));
        }
    }

    private void one(Cells cells) {
        String typed = cells.text(SymbolColumn.TICKER);
        Optional<Ticker> ticker = Optional.ofNullable(typed).flatMap(Ticker::of);
        if (ticker.isEmpty()) {
            wrong.add(
                    new SymbolReport.Wrong(
                            cells.row.line(),
                            "%s is not a ticker"
                                    .formatted(Rejection.shown(typed == null ? "" : typed))));
            return;
        }
        for (SymbolColumn column : List.of(SymbolColumn.TICK, SymbolColumn.LOT)) {
            String cell = cells.text(column);
            if (cell != null && cells.number(column) == null) {
                wrong.add(
                        new SymbolReport.Wrong(
                                cells.row.line(),
                                "%s must be a number such as 0.05, was %s"
                                        .formatted(column.label(), Rejection.shown(cell))));
                return;
            }
        }
        rows.add(new Row(cells.row.line(), ticker.get(), facts(cells)));
    }

    private static SymbolFacts facts(Cells cells) {
        return new SymbolFacts(
                cells.text(SymbolColumn.NAME),
                cells.text(SymbolColumn.SECTOR),
                cells.text(SymbolColumn.CURRENCY),
                cells.text(SymbolColumn.EXCHANGE),
                cells.date(SymbolColumn.LISTED),
                cells.date(SymbolColumn.DELISTED),
                cells.number(SymbolColumn.TICK),
                cells.number(SymbolColumn.LOT));
    }

    private record Cells(CsvRow row, Map<SymbolColumn, Integer> places, DateFormats dates) {
        @Nullable String text(SymbolColumn column) {
            Integer place = places.get(column);
            if (place == null || place >= row.fields()) {
                return null;
            }
            String cell = row.field(place);
            return PriceReader.isNothing(cell) ? null : cell;
        }

        /// Null also for what is no number.
        @Nullable BigDecimal number(SymbolColumn column) {
            String cell = text(column);
            return cell != null && cell.strip().matches("[0-9]{1,12}(\\.[0-9]{1,12})?")
                    ? new BigDecimal(cell.strip())
                    : null;
        }

        /// As ISO writes it; as it is when it cannot be read, so that it is refused with its value.
        @Nullable String date(SymbolColumn column) {
            String cell = text(column);
            if (cell == null) {
                return null;
            }
            LocalDate date =
                    dates.of(cell)
                            .filter(form -> !form.inDoubt())
                            .map(form -> form.date())
                            .orElse(null);
            return date == null ? cell : date.toString();
        }
    }

    private static List<String> cells(CsvRow row) {
        List<String> cells = new ArrayList<>();
        for (int field = 0; field < row.fields(); field++) {
            cells.add(row.field(field));
        }
        return cells;
    }

    private static Map<String, String> named(
            Map<SymbolColumn, Integer> places, List<String> header) {
        Map<String, String> named = new LinkedHashMap<>();
        places.forEach((column, place) -> named.put(column.label(), header.get(place)));
        return named;
    }

    private static List<String> unused(Map<SymbolColumn, Integer> places, List<String> header) {
        List<String> unused = new ArrayList<>();
        for (int place = 0; place < header.size(); place++) {
            if (!places.containsValue(place)) {
                unused.add(header.get(place));
            }
        }
        return unused;
    }

    private static Refusal noTable(List<String> header) {
        return Refusal.of(
                RefusalKind.INVALID,
                "no_symbol_table",
                "Its header must have a column ticker (or symbol), and at least one of name, sector, currency, exchange, listed, delisted, tick and lot; it has %s."
                        .formatted(Rejection.shown(String.join(", ", header))));
    }
}
