package bellwether.research.backtest.report;

import bellwether.platform.drawing.MarkupWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What speaks against the result, before anything that speaks for it.
final class FindingsSection {
    static final String NONE =
            "None of the checks raised a finding. That does not show that the rule will earn.";

    private FindingsSection() {}

    static void write(SheetWriter writer, List<SheetFinding> findings) {
        if (findings.isEmpty()) {
            writer.paragraph(NONE);
            return;
        }
        MarkupWriter out = writer.out();
        out.element("p", counts(writer.format(), findings), "class", "hint").line();
        out.open("ol", "class", "findings").line();
        worstFirst(findings).forEach(finding -> write(writer, finding));
        out.close().line();
    }

    static List<SheetFinding> worstFirst(List<SheetFinding> findings) {
        return findings.stream().sorted(Comparator.comparing(SheetFinding::severity)).toList();
    }

    private static String counts(FigureFormat format, List<SheetFinding> findings) {
        List<String> counts = new ArrayList<>();
        for (SheetFinding.Severity severity : SheetFinding.Severity.values()) {
            long count = count(findings, severity);
            if (count > 0) {
                counts.add(format.count(count) + " " + word(severity));
            }
        }
        return "%s, the worst first: %s."
                .formatted(format.counted(findings.size(), "finding"), String.join(", ", counts));
    }

    static String word(SheetFinding.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static long count(List<SheetFinding> findings, SheetFinding.Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static void write(SheetWriter writer, SheetFinding finding) {
        String severity = word(finding.severity());
        MarkupWriter out = writer.out();
        out.open("li", "class", "finding " + severity);
        out.open("div", "class", "what");
        out.element("span", severity, "class", "chip " + severity);
        out.element("code", finding.code());
        if (finding.run() != null) {
            out.element("span", finding.run(), "class", "where");
        }
        out.close();
        out.open("div", "class", "number");
        if (finding.number() != null) {
            writer.figure(finding.number(), finding.unit(), null);
        }
        out.close();
        out.open("div", "class", "words");
        out.element("p", finding.words());
        out.open("p", "class", "remedy").element("b", "Remedy: ").text(finding.remedy()).close();
        out.close().close().line();
    }
}
