package bellwether.desk.report.workbook;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobView;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/// The results of a job as a workbook: results, reasons, errors, and what all of it is. Written
/// while results are read, twice over: once for the results, once for their reasons.
public final class ResultWorkbook {
    private static final List<String> REASONS =
            List.of(
                    "Ticker",
                    "Analysis",
                    "Voter",
                    "Category",
                    "Vote",
                    "Confidence",
                    "Weight",
                    "Contribution",
                    "Why");
    private static final List<Integer> REASON_WIDTHS = List.of(14, 12, 14, 12, 8, 11, 9, 13, 70);

    private final ResultSource source;
    private final WorkbookNotes notes;

    private ResultWorkbook(ResultSource source, JobView job, Instant now) {
        this.source = source;
        notes = new WorkbookNotes(job, now);
    }

    /// Writes the workbook.
    ///
    /// @param job one that has ended
    /// @param version of this program, for the file's properties
    public static void write(
            ResultSource source, JobView job, Instant now, String version, OutputStream out)
            throws IOException {
        Workbook book = new Workbook(out, "Bellwether", shortened(version));
        book.properties().setTitle("Results of job " + job.id());
        new ResultWorkbook(source, job, now).write(book);
        book.finish();
    }

    /// Files take two numbers of a version.
    private static String shortened(String version) {
        return version.replaceAll("^(\\d+\\.\\d+).*$", "$1");
    }

    private void write(Workbook book) throws IOException {
        results(book);
        reasons(book);
        errors(book);
        notes.write(book);
    }

    private void results(Workbook book) throws IOException {
        List<WorkbookColumn> columns = WorkbookColumn.RESULTS;
        SheetRows rows =
                new SheetRows(
                        book.newWorksheet("results"),
                        columns.stream().map(WorkbookColumn::name).toList(),
                        columns.stream().map(WorkbookColumn::width).toList());
        source.each(page -> {
            for (StoredAnalysis stored : page.analyses()) {
                JsonNode tree = WorkbookColumn.row(Json.stored(stored.json(), ObjectNode.class));
                notes.count(tree);
                for (int i = 0; i < columns.size(); i++) {
                    cell(rows, i, columns.get(i), tree);
                }
                rows.next();
            }
        });
        rows.finish(columns.size());
    }

    private static void cell(SheetRows rows, int place, WorkbookColumn column, JsonNode tree) {
        JsonNode value = column.source().of(tree);
        switch (column.kind()) {
            case TEXT -> rows.text(place, value.isNull() ? "" : value.asText());
            case NUMBER -> rows.number(place, value);
            case DATE -> rows.date(place, value);
            case FLAG -> rows.flag(place, value);
        }
    }

    private void reasons(Workbook book) throws IOException {
        SheetRows rows = new SheetRows(book.newWorksheet("reasons"), REASONS, REASON_WIDTHS);
        source.each(page -> {
            for (StoredAnalysis stored : page.analyses()) {
                JsonNode tree = Json.stored(stored.json(), JsonNode.class);
                for (JsonNode reason : tree.path("reasons")) {
                    rows.text(0, tree.path("ticker").asText())
                            .text(1, tree.path("id").asText())
                            .text(2, reason.path("voter").asText())
                            .text(3, reason.path("category").asText())
                            .number(4, reason.path("vote"))
                            .number(5, reason.path("confidence"))
                            .number(6, reason.path("weight"))
                            .number(7, reason.path("contribution"))
                            .text(8, reason.path("message").asText())
                            .next();
                }
            }
        });
        rows.finish(REASONS.size());
    }

    private void errors(Workbook book) throws IOException {
        SheetRows rows =
                new SheetRows(
                        book.newWorksheet("errors"),
                        List.of("Ticker", "Code", "Message", "Tries"),
                        List.of(14, 24, 80, 8));
        source.eachFailure(page -> {
            for (FailedItem failed : page.failed()) {
                rows.text(0, failed.key())
                        .text(1, failed.code())
                        .text(2, failed.message())
                        .number(3, BigDecimal.valueOf(failed.attempts()))
                        .next();
            }
        });
        notes.failed(rows.count());
        rows.finish(4);
    }
}
