package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        together(findings).forEach(each -> card(writer, each));
        out.close().line();
    }

    static List<SheetFinding> worstFirst(List<SheetFinding> findings) {
        return findings.stream().sorted(Comparator.comparing(SheetFinding::severity)).toList();
    }

    /// The worst first, the same of several runs together where the first of them is.
    static List<List<SheetFinding>> together(List<SheetFinding> findings) {
        Map<List<String>, List<SheetFinding>> together = new LinkedHashMap<>();
        for (SheetFinding finding : worstFirst(findings)) {
            together.computeIfAbsent(
                            List.of(finding.severity().name(), finding.code(), finding.remedy()),
                            _ -> new ArrayList<>())
                    .add(finding);
        }
        return List.copyOf(together.values());
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

    private static void card(SheetWriter writer, List<SheetFinding> together) {
        SheetFinding first = together.getFirst();
        boolean isAlone = together.size() == 1;
        String severity = word(first.severity());
        MarkupWriter out = writer.out();
        out.open("li", "class", "finding " + severity);
        out.open("div", "class", "what");
        out.element("span", severity, "class", "chip " + severity);
        out.element("code", first.code());
        if (!isAlone) {
            out.element("span", "%d times".formatted(together.size()), "class", "where");
        } else if (first.run() != null) {
            out.element("span", first.run(), "class", "where");
        }
        out.close();
        out.open("div", "class", "number");
        if (isAlone) {
            number(writer, first);
        }
        out.close();
        out.open("div", "class", "words");
        if (isAlone) {
            out.element("p", first.words());
        } else {
            together.forEach(finding -> line(writer, finding));
        }
        out.open("p", "class", "remedy").element("b", "Remedy: ").text(first.remedy()).close();
        out.close().close().line();
    }

    private static void line(SheetWriter writer, SheetFinding finding) {
        MarkupWriter out = writer.out();
        out.open("div", "class", "one").open("p");
        if (finding.run() != null) {
            out.element("span", finding.run() + ": ", "class", "where");
        }
        out.text(finding.words()).close();
        out.open("div", "class", "number");
        number(writer, finding);
        out.close().close().line();
    }

    private static void number(SheetWriter writer, SheetFinding finding) {
        if (finding.number() != null) {
            writer.figure(finding.number(), finding.unit(), null);
        }
    }
}
