package bellwether.trading.portfolio.transfer;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads files of trades: finds the separator and the header, then dates and numbers of all rows
/// together, then the rows.
final class TradeFileReader {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /// The sections of an activity statement whose rows are counted.
    private static final Map<String, RowMeaning> SECTIONS =
            Map.of(
                    "dividends", RowMeaning.DIVIDEND,
                    "withholding tax", RowMeaning.TAX,
                    "fees", RowMeaning.FEE,
                    "interest", RowMeaning.INTEREST,
                    "deposits & withdrawals", RowMeaning.DEPOSIT_OR_WITHDRAWAL,
                    "corporate actions", RowMeaning.CORPORATE_ACTION);

    private TradeFileReader() {}

    /// A header, and the rows of its table.
    private record Table(TradeHeader header, List<TradeLines.Line> rows) {}

    /// @param decimal what the caller says of numbers
    /// @throws Refusal where it is no file of trades that is known here
    static TradeFile read(byte[] file, Optional<DecimalSign> decimal) {
        String text = TradeLines.text(file);
        if (text.isBlank()) {
            throw Refusal.of(RefusalKind.MALFORMED, "empty_file", "The file has no rows.");
        }
        Table table = table(text);
        TradeHeader header = table.header;
        DecimalEvidence numbers = new DecimalEvidence(header.format());
        TradeDates dates = new TradeDates(header.format().dates());
        for (TradeLines.Line row : table.rows) {
            if (!RowMeanings.of(header, row.cells()).isTrade()) {
                continue;
            }
            numbers.note(header.cell(row.cells(), TradeColumn.QUANTITY));
            numbers.note(header.cell(row.cells(), TradeColumn.PRICE));
            dates.note(header.cell(row.cells(), TradeColumn.DATE));
        }
        TradeRowReader reader = new TradeRowReader(dates, numbers.sign(decimal));
        boolean executions = hasExecutions(table);
        return new TradeFile(
                header.format(),
                table.rows.stream()
                        .map(row ->
                                executions && isLevel(header, row, "order")
                                        ? new FileRow.Skipped(row.number(), RowMeaning.DETAIL)
                                        : read(reader, header, row))
                        .toList());
    }

    /// Whether its rows are executions: orders beside them are the same shares once more.
    private static boolean hasExecutions(Table table) {
        return table.rows.stream()
                .anyMatch(row ->
                        isLevel(table.header, row, "execution")
                                || isLevel(table.header, row, "trade"));
    }

    private static boolean isLevel(TradeHeader header, TradeLines.Line row, String level) {
        return header.format() == TradeFormat.INTERACTIVE_BROKERS_FLEX
                && header.cell(row.cells(), TradeColumn.DETAIL).equalsIgnoreCase(level);
    }

    private static Table table(String text) {
        for (char separator : SEPARATORS) {
            List<TradeLines.Line> lines = TradeLines.of(text, separator);
            for (int place = 0; place < lines.size(); place++) {
                Optional<TradeHeader> header = TradeHeader.of(lines.get(place).cells());
                if (header.isPresent()) {
                    return new Table(header.get(), rows(header.get(), lines, place));
                }
            }
        }
        throw Refusal.of(
                RefusalKind.INVALID,
                "unknown_trade_format",
                "No header of a known file of trades was found; the first line is \"%s\". Write its trades as date,ticker,side,quantity,price, with such a header. Known are, by the words of their headers: %s."
                        .formatted(firstLine(text), formats()));
    }

    private static String firstLine(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        return new RefusedRow(1, "", first, "", "").value();
    }

    private static String formats() {
        return TradeLayout.ALL.stream()
                .map(TradeLayout::description)
                .collect(Collectors.joining("; "));
    }

    private static List<TradeLines.Line> rows(
            TradeHeader header, List<TradeLines.Line> lines, int place) {
        boolean statement = header.format() == TradeFormat.INTERACTIVE_BROKERS_ACTIVITY;
        List<TradeLines.Line> rows = new ArrayList<>();
        for (TradeLines.Line line : statement ? lines : lines.subList(place + 1, lines.size())) {
            boolean counts = statement ? isEntry(line) : !line.isBlank() && isRow(header, line);
            if (counts) {
                rows.add(line);
            }
        }
        return rows;
    }

    /// A row of data of a section that is read or counted.
    private static boolean isEntry(TradeLines.Line line) {
        List<String> cells = line.cells();
        return cells.size() > 2
                && cells.get(1).equalsIgnoreCase("data")
                && !cells.get(2).toLowerCase(Locale.ROOT).startsWith("total")
                && (isTrades(line) || SECTIONS.containsKey(section(line)));
    }

    private static String section(TradeLines.Line line) {
        return TradeHeader.normal(line.cells().getFirst());
    }

    private static boolean isTrades(TradeLines.Line line) {
        return section(line).equals("trades");
    }

    /// Footers and totals have nothing in the columns of a trade; a trade without its date is one.
    private static boolean isRow(TradeHeader header, TradeLines.Line line) {
        String date = header.cell(line.cells(), TradeColumn.DATE);
        boolean moves =
                !header.cell(line.cells(), TradeColumn.TICKER).isEmpty()
                        && !header.cell(line.cells(), TradeColumn.QUANTITY).isEmpty();
        boolean total = date.toLowerCase(Locale.ROOT).contains("total");
        return moves || (!date.isEmpty() && !total && line.cells().size() > 2);
    }

    private static FileRow read(TradeRowReader reader, TradeHeader header, TradeLines.Line line) {
        boolean statement = header.format() == TradeFormat.INTERACTIVE_BROKERS_ACTIVITY;
        if (statement && !isTrades(line)) {
            RowMeaning meaning = SECTIONS.getOrDefault(section(line), RowMeaning.DETAIL);
            return new FileRow.Skipped(line.number(), meaning);
        }
        return reader.read(header, line);
    }
}
