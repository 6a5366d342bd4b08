package bellwether.desk.report.page;

import bellwether.desk.report.chart.ChartBasis;
import bellwether.market.bars.Split;
import bellwether.platform.base.MomentText;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the analysis rests on, and how to check it.
final class DataSection {
    private DataSection() {}

    static void write(SheetWriter writer, ReportSubject subject) {
        MarkupWriter out = writer.out();
        out.open("dl", "class", "terms").line();
        term(out, "Source of the prices", List.of(sources(subject)));
        term(out, "As of", List.of(asOf(subject)));
        term(out, "Bars", bars(subject));
        term(out, "Warnings", warnings(subject));
        term(out, "Currency", List.of(currency(subject)));
        term(out, "Bars now", now(subject));
        term(
                out,
                "Repeat it",
                List.of(
                        "Formula version %s, data version %s, hash of the bars %s."
                                .formatted(
                                        subject.text("/formula_version"),
                                        subject.text("/data_version"),
                                        subject.text("/bars_hash").isEmpty()
                                                ? "not kept"
                                                : subject.text("/bars_hash")),
                        "GET /api/v1/analyses/%s/proof recomputes it from the stored bars and compares every value."
                                .formatted(subject.stored().publicId())));
        term(
                out,
                "What it is not",
                List.of(
                        "A score weighs indicators by fixed formulas. It is no forecast with a"
                                + " known hit rate and no advice; past prices do not bind later"
                                + " ones."));
        term(
                out,
                "This report",
                List.of("Made %s.".formatted(MomentText.of(subject.surroundings().now()))));
        out.close().line();
    }

    private static String sources(ReportSubject subject) {
        List<String> sources =
                subject.tree().path("sources").valueStream().map(JsonNode::asText).toList();
        return (sources.isEmpty() ? "not recorded" : String.join(", ", sources))
                + (subject.isSynthetic() ? ", made up by this service: no market's prices" : "")
                + ".";
    }

    private static String asOf(ReportSubject subject) {
        String then =
                "The last bar is of %s, %s days before the analysis."
                        .formatted(subject.text("/as_of"), subject.text("/days_old"));
        return then
                + subject.surroundings()
                        .age()
                        .map(age ->
                                " When this report was made it was %d days old%s."
                                        .formatted(age.daysOld(), age.stale() ? ", stale" : ""))
                        .orElse(" How old it is now is not known: the symbol is gone.");
    }

    private static List<String> bars(ReportSubject subject) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s used, %s to %s; %s left out as they could still change."
                        .formatted(
                                subject.text("/data_quality/bars"),
                                subject.text("/data_quality/first_on"),
                                subject.text("/data_quality/last_on"),
                                subject.text("/data_quality/excluded")));
        lines.add(
                "Gaps: %s, the largest of %s days. Jumps: %s. Prices adjusted for: %s."
                        .formatted(
                                subject.text("/data_quality/gaps"),
                                subject.text("/data_quality/largest_gap_days"),
                                subject.text("/data_quality/jump_count"),
                                subject.text("/data_quality/adjustment").isEmpty()
                                        ? "nothing"
                                        : subject.text("/data_quality/adjustment")));
        return lines;
    }

    private static List<String> warnings(ReportSubject subject) {
        List<String> lines =
                subject.tree()
                        .path("warnings")
                        .valueStream()
                        .map(one ->
                                "%s: %s"
                                        .formatted(
                                                one.path("severity").asText(),
                                                one.path("message").asText()))
                        .toList();
        return lines.isEmpty() ? List.of("None.") : lines;
    }

    private static String currency(ReportSubject subject) {
        String message = subject.text("/currency_message");
        return HeadlineSection.unit(subject)
                + (message.isEmpty() ? ", " + subject.text("/currency_source") : ": " + message)
                + ".";
    }

    private static List<String> now(ReportSubject subject) {
        if (subject.basis().isEmpty()) {
            return List.of("None are stored any more.");
        }
        ChartBasis basis = subject.basis().get();
        List<String> lines = new ArrayList<>();
        lines.add(
                basis.same()
                        ? "Those up to %s are, to the bit, those that the analysis used; %d followed."
                                .formatted(
                                        subject.text("/as_of"),
                                        basis.history().bars().size() - basis.seen())
                        : "Those up to %s differ from those that the analysis used: they were corrected, adjusted or imported anew."
                                .formatted(subject.text("/as_of")));
        for (Split split : basis.splitsSince(LocalDate.parse(subject.text("/as_of")))) {
            lines.add(
                    "Split on %s: the chart is adjusted for it; prices in the text are those of the analysis."
                            .formatted(split.exDate()));
        }
        return lines;
    }

    private static void term(MarkupWriter out, String name, List<String> lines) {
        out.open("div").element("dt", name);
        lines.forEach(line -> out.element("dd", line));
        out.close().line();
    }
}
