package bellwether.desk.report.page;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.HeatShade;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// What each voter added to the score, and what would change the verdict.
final class ReasonSection {
    private ReasonSection() {}

    static void write(SheetWriter writer, ReportSubject subject) {
        FigureFormat format = writer.format();
        JsonNode reasons = subject.tree().path("reasons");
        double largest = 0;
        for (JsonNode reason : reasons) {
            largest = Math.max(largest, Math.abs(reason.path("contribution").asDouble()));
        }
        SheetTable table =
                new SheetTable(
                        "Votes, the largest contribution first",
                        List.of("Voter", "Vote", "Contribution", "Why", "Confidence", "Weight"));
        for (JsonNode reason : reasons) {
            double part = reason.path("contribution").asDouble();
            table.row(
                    Cell.words(reason.path("voter").asText().replace('_', ' ')),
                    Cell.words(side(reason.path("vote").asInt())),
                    Cell.shaded(
                            format.fixed(part, 4), HeatShade.of(largest > 0 ? part / largest : 0)),
                    Cell.words(reason.path("message").asText()),
                    Cell.number(format.fixed(reason.path("confidence").asDouble(), 2)),
                    Cell.number(format.plain(reason.path("weight").asDouble())));
        }
        table.note(
                "A contribution is weight times vote times confidence, over the weights of all who voted; together they are the score of %s."
                        .formatted(format.fixed(subject.tree().path("score").asDouble(), 4)));
        writer.table(table, "reasons");
        List<String> absent =
                subject.tree()
                        .path("not_counted")
                        .valueStream()
                        .map(one ->
                                "%s: %s"
                                        .formatted(
                                                one.path("voter").asText().replace('_', ' '),
                                                one.path("message").asText()))
                        .toList();
        if (!absent.isEmpty()) {
            writer.part("Without a vote", () -> writer.lines(absent));
        }
        List<String> changes =
                Stream.of(
                                subject.text("/would_change/higher/message"),
                                subject.text("/would_change/lower/message"))
                        .filter(message -> !message.isEmpty())
                        .toList();
        if (!changes.isEmpty()) {
            writer.part("What would change the verdict", () -> writer.lines(changes));
        }
    }

    private static String side(int vote) {
        return vote > 0 ? "\u25b2 up" : vote < 0 ? "\u25bc down" : "\u25cf neutral";
    }
}
