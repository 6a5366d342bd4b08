package bellwether.desk.report.page;

import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the analysis says beside its votes: regime, longer bars, patterns, zones.
final class ContextSection {
    private ContextSection() {}

    static void write(SheetWriter writer, ReportSubject subject) {
        List<String> lines = new ArrayList<>();
        add(lines, "Regime: ", subject.text("/regime/message"));
        add(lines, "Longer bars: ", subject.text("/confluence/message"));
        add(lines, "Supports: ", zones(writer, subject, "/zones/supports"));
        add(lines, "Resistances: ", zones(writer, subject, "/zones/resistances"));
        if (!lines.isEmpty()) {
            writer.lines(lines);
        }
        patterns(writer, subject);
    }

    private static void add(List<String> lines, String name, String text) {
        if (!text.isEmpty()) {
            lines.add(name + text);
        }
    }

    private static String zones(SheetWriter writer, ReportSubject subject, String pointer) {
        return subject.tree()
                .at(pointer)
                .valueStream()
                .map(zone ->
                        "%s (%s, the last %s)"
                                .formatted(
                                        writer.format().price(zone.path("price").decimalValue()),
                                        zone.path("touches").asInt() == 1
                                                ? "1 touch"
                                                : zone.path("touches").asText() + " touches",
                                        zone.path("last_touch_on").asText()))
                .collect(Collectors.joining("; "));
    }

    private static void patterns(SheetWriter writer, ReportSubject subject) {
        subject.tree()
                .at("/patterns/unknown")
                .properties()
                .forEach(one ->
                        writer.paragraph(
                                "%s patterns are unknown: %s."
                                        .formatted(
                                                one.getKey().equals("charts")
                                                        ? "Chart"
                                                        : "Candlestick",
                                                one.getValue().asText())));
        SheetTable table =
                new SheetTable(
                        "Patterns that the last five bars completed",
                        List.of("Date", "Pattern", "Speaks for", "Quality", "Meaning"));
        rows(writer, table, subject.tree().at("/patterns/charts"));
        rows(writer, table, subject.tree().at("/patterns/candlesticks"));
        if (table.rows().isEmpty()) {
            writer.paragraph("The last five bars completed no pattern that is known.");
        } else {
            writer.table(table.note("Candlesticks have no quality: either they are there or not."));
        }
    }

    private static void rows(SheetWriter writer, SheetTable table, JsonNode patterns) {
        for (JsonNode pattern : patterns) {
            table.row(
                    Cell.words(pattern.path("date").asText()),
                    Cell.words(
                            pattern.path("pattern")
                                    .asText()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ')),
                    Cell.words(
                            switch (pattern.path("direction").asText()) {
                                case "up" -> "\u25b2 rising prices";
                                case "down" -> "\u25bc falling prices";
                                default -> "\u25cf neither";
                            }),
                    pattern.path("quality").isNumber()
                            ? Cell.number(
                                    writer.format().fixed(pattern.path("quality").asDouble(), 2))
                            : Cell.blank(),
                    Cell.words(pattern.path("message").asText()));
        }
    }
}
