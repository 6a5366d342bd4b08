package bellwether.desk.report.workbook;

import bellwether.platform.base.MomentText;
import bellwether.platform.base.PrintableText;
import bellwether.platform.jobs.JobView;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The last sheet: what the others hold, where it comes from, and what it does not say.
final class WorkbookNotes {
    private static final int MOST_SOURCES = 20;

    private final JobView job;
    private final Instant now;
    private final TreeSet<String> sources = new TreeSet<>();
    private final TreeSet<String> formulas = new TreeSet<>();
    private String first = "";
    private String last = "";
    private int analyses;
    private int stale;
    private int synthetic;
    private int failed;
    private int row;

    WorkbookNotes(JobView job, Instant now) {
        this.job = job;
        this.now = now;
    }

    /// Counts one of the results.
    void count(JsonNode tree) {
        analyses++;
        stale += tree.path("stale").asBoolean() ? 1 : 0;
        synthetic += tree.path("synthetic").asBoolean() ? 1 : 0;
        String asOf = tree.path("as_of").asText();
        first = first.isEmpty() || asOf.compareTo(first) < 0 ? asOf : first;
        last = asOf.compareTo(last) > 0 ? asOf : last;
        formulas.add(tree.path("formula_version").asText());
        tree.path("sources").forEach(source -> sources.add(source.asText()));
    }

    void failed(int count) {
        failed = count;
    }

    void write(Workbook book) throws IOException {
        Worksheet sheet = book.newWorksheet("about");
        sheet.width(0, 22);
        sheet.width(1, 100);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        line(sheet, "Job", job.id().toString());
        line(sheet, "State", job.state().word());
        line(sheet, "Workbook made", MomentText.of(now));
        line(
                sheet,
                "Results",
                "analyses: %,d; failed: %,d; symbols: %,d"
                        .formatted(analyses, failed, job.counts().total()));
        line(
                sheet,
                "As of",
                analyses == 0 ? "no analysis" : "last bars from %s to %s".formatted(first, last));
        line(
                sheet,
                "Stale",
                "%,d: their prices could no longer be traded at when they were analysed"
                        .formatted(stale));
        line(
                sheet,
                "Synthetic",
                "%,d: their prices are made up, and so is every figure".formatted(synthetic));
        line(sheet, "Sources", listed());
        line(sheet, "Formula version", String.join(", ", formulas));
        line(
                sheet,
                "Score",
                "-1 to 1: the sum of contributions in the sheet reasons, each weight x vote x"
                        + " confidence over all weights");
        line(
                sheet,
                "Plan",
                "entry, stop and target in the price unit, values and risk in the currency; empty"
                        + " where there is none");
        line(
                sheet,
                "Strength percentile",
                "1 to 99: place by the return over a year among the job's symbols; empty where it"
                        + " is not known");
        line(
                sheet,
                "Values",
                "as they were when the analyses were made; an empty cell means that there is no"
                        + " value");
        line(
                sheet,
                "Limits",
                "a score weighs indicators by fixed formulas: no known hit rate, no forecast, no"
                        + " advice");
        line(
                sheet,
                "Checking",
                "bars may have been corrected since: GET /api/v1/analyses/{id}/proof compares");
        line(
                sheet,
                "Numbers",
                "spreadsheets hold 15 digits; a number with more is written as a text");
        sheet.finish();
    }

    private String listed() {
        if (sources.isEmpty()) {
            return "not recorded";
        }
        String some = String.join(", ", sources.stream().limit(MOST_SOURCES).toList());
        return sources.size() > MOST_SOURCES
                ? "%s and %,d more".formatted(some, sources.size() - MOST_SOURCES)
                : some;
    }

    private void line(Worksheet sheet, String name, String text) {
        sheet.inlineString(row, 0, name);
        sheet.style(row, 0).bold().verticalAlignment("top").set();
        sheet.inlineString(row, 1, PrintableText.line(text));
        row++;
    }
}
