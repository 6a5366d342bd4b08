package bellwether.desk.report.page;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;

/// The figures that one looks at first.
final class HeadlineSection {
    private HeadlineSection() {}

    static void write(SheetWriter writer, ReportSubject subject) {
        FigureFormat format = writer.format();
        MarkupWriter out = writer.out();
        out.open("dl", "class", "tiles").line();
        tile(
                out,
                "Score",
                format.fixed(subject.tree().path("score").asDouble(), 3),
                "from \u22121 to 1; profile " + subject.text("/profile"));
        tile(
                out,
                "Last close",
                number(format, subject, "/last_close"),
                "%s, %s".formatted(unit(subject), subject.text("/as_of")));
        tile(
                out,
                "Plan",
                subject.tree().path("actionable").asBoolean() && !subject.isStale()
                        ? subject.text("/plan/side")
                        : "none to act on",
                "shares: " + (shares(subject).isEmpty() ? "none" : shares(subject)));
        String percentile = subject.text("/relative_strength/percentile");
        tile(
                out,
                "Relative strength",
                percentile.isEmpty() ? FigureFormat.ABSENT : percentile,
                percentile.isEmpty()
                        ? subject.text("/relative_strength/unknown")
                        : "1 to 99, among %s symbols"
                                .formatted(subject.text("/relative_strength/universe")));
        out.close().line();
    }

    private static String shares(ReportSubject subject) {
        return subject.isStale() ? "" : subject.text("/plan/shares");
    }

    static String unit(ReportSubject subject) {
        String unit = subject.text("/price_unit");
        return unit.isEmpty() ? "currency not known" : unit;
    }

    static String number(FigureFormat format, ReportSubject subject, String pointer) {
        return subject.tree().at(pointer).isNumber()
                ? format.price(subject.tree().at(pointer).decimalValue())
                : FigureFormat.ABSENT;
    }

    private static void tile(MarkupWriter out, String name, String value, String basis) {
        out.open("div", "class", "tile").element("dt", name);
        out.element("dd", value, "class", "value").element("dd", basis, "class", "basis");
        out.close().line();
    }
}
