package bellwether.desk.report.page;

import bellwether.desk.report.ReportPart;
import bellwether.platform.base.MomentText;
import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetPage;
import bellwether.platform.document.SheetStyle;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import bellwether.research.analysis.VerdictStep;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The report of an analysis as one HTML file without scripts or outside calls, dark or light as
/// the reader's system is, and printable.
public final class AnalysisReport {
    private static final SheetStyle STYLE = SheetStyle.ofPage("/bellwether/desk/report/report.css");

    private final ReportSubject subject;
    private final SheetWriter writer;

    private final List<String> notices;

    private AnalysisReport(ReportSubject subject, List<String> notices) {
        this.subject = subject;
        this.notices = List.copyOf(notices);
        writer = new SheetWriter(new FigureFormat(Locale.ENGLISH, subject.text("/currency")));
    }

    /// The page, to be served as `text/html; charset=utf-8`.
    ///
    /// @param notices stand above all of it
    public static String of(ReportSubject subject, List<String> notices) {
        AnalysisReport report = new AnalysisReport(subject, notices);
        return new SheetPage(report.writer, STYLE)
                .of(
                        title(subject),
                        report::content,
                        "On paper the table behind the chart is left out. It is in the file.");
    }

    /// The Content-Security-Policy of the page, for a header of the answer.
    public static String policy() {
        return STYLE.policy();
    }

    /// What it is called.
    public static String title(ReportSubject subject) {
        return "%s%s: %s, %s"
                .formatted(
                        subject.isSynthetic() ? "Synthetic: " : "",
                        subject.text("/ticker"),
                        words(subject.text("/verdict")),
                        subject.text("/as_of"));
    }

    static String words(String code) {
        return code.replace('_', ' ');
    }

    private void content() {
        heading(writer.out());
        HeadlineSection.write(writer, subject);
        writer.section("Chart", "chart", () -> ChartSection.write(writer, subject));
        writer.section("Plan", "plan", () -> PlanSection.write(writer, subject));
        writer.section("Reasons", "reasons", () -> ReasonSection.write(writer, subject));
        writer.section("Around it", "context", () -> ContextSection.write(writer, subject));
        writer.section(
                "Evidence",
                "evidence",
                () ->
                        part(
                                subject.surroundings().evidence(),
                                "Not available: what followed earlier signals of these kinds has"
                                        + " not been computed for this analysis."));
        writer.section(
                "Outcome",
                "outcome",
                () ->
                        part(
                                subject.surroundings().outcome(),
                                "Not available. Bars in grey on the chart, if any, followed this"
                                        + " one."));
        writer.section("Verdicts so far", "history", this::history);
        writer.section("Data", "data", () -> DataSection.write(writer, subject));
    }

    private void heading(MarkupWriter out) {
        out.open("header");
        out.element("p", "Analysis " + subject.stored().publicId(), "class", "kind");
        out.open("h1").text(subject.text("/ticker")).text(" ");
        String verdict = subject.text("/verdict");
        out.element(
                "span",
                words(verdict),
                "class",
                "verdict " + verdict.toLowerCase(Locale.ROOT).replace('_', '-'));
        out.close();
        out.element(
                        "p",
                        "%s%s bars up to %s, profile %s. Made %s."
                                .formatted(
                                        subject.surroundings().name().isEmpty()
                                                ? ""
                                                : subject.surroundings().name() + ". ",
                                        subject.text("/timeframe"),
                                        subject.text("/as_of"),
                                        subject.text("/profile"),
                                        MomentText.of(subject.stored().createdAt())),
                        "class",
                        "subject")
                .line();
        Stream.concat(notices.stream(), doubts().stream())
                .forEach(notice -> out.element("p", notice, "class", "synthetic"));
        out.close().line();
    }

    private List<String> doubts() {
        return Stream.of(
                        subject.isSynthetic()
                                ? "Synthetic prices: they are made up, and so is every figure here."
                                : "",
                        subject.isRecomputed()
                                ? "Recomputed for the past day %s: it did not exist on that day."
                                        .formatted(subject.text("/as_of_requested"))
                                : "",
                        subject.isStale() && !subject.isRecomputed()
                                ? "Stale: these prices can no longer be traded at; the last bar is of %s."
                                        .formatted(subject.text("/as_of"))
                                : "")
                .filter(notice -> !notice.isEmpty())
                .toList();
    }

    private void part(Optional<ReportPart> part, String absent) {
        if (part.isEmpty()) {
            writer.paragraph(absent);
            return;
        }
        part.get().lines().forEach(writer::paragraph);
        if (!part.get().columns().isEmpty()) {
            SheetTable table = new SheetTable("", part.get().columns());
            part.get().rows().forEach(row -> table.row(row.stream().map(Cell::words).toList()));
            writer.table(table);
        }
    }

    private void history() {
        List<VerdictStep> steps = subject.surroundings().steps();
        if (steps.isEmpty()) {
            writer.paragraph("No turn of the verdict is stored for this symbol and timeframe.");
            return;
        }
        SheetTable table =
                new SheetTable(
                        "Where the verdict turned, the newest first",
                        List.of(
                                "Bars up to",
                                "From",
                                "To",
                                "Score",
                                "Profile",
                                "Made",
                                "Analysis"));
        for (VerdictStep step : steps) {
            table.row(
                    Cell.words(step.asOf().toString()),
                    Cell.words(step.from().map(AnalysisReport::words).orElse("first")),
                    Cell.words(words(step.to())),
                    Cell.number(writer.format().fixed(step.score(), 3)),
                    Cell.words(step.profile()),
                    Cell.words(MomentText.of(step.at())),
                    Cell.words(
                            step.analysis().equals(subject.text("/id"))
                                    ? step.analysis() + " (this one)"
                                    : step.analysis()));
        }
        writer.table(table);
    }
}
