package bellwether.research.backtest.report;

import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import java.util.List;

/// What a result rests on, where it comes from, and how to get it again.
final class OriginSection {
    private OriginSection() {}

    static void assumptions(SheetWriter writer, SheetAssumptions assumptions) {
        MarkupWriter out = writer.out();
        out.open("dl", "class", "terms").line();
        term(out, "Rule", assumptions.rule());
        term(out, "Prices and fills", assumptions.tape());
        term(out, "Costs", assumptions.costs());
        term(
                out,
                "Unverified rates",
                assumptions.unverifiedRates().isEmpty()
                        ? List.of("None: each rate was checked against its source.")
                        : assumptions.unverifiedRates());
        term(out, "Survivorship", List.of(assumptions.survivorship()));
        term(out, "Warm-up", List.of(assumptions.warmUp()));
        term(out, "What paper cannot know", assumptions.unknown());
        out.close().line();
    }

    static void origin(SheetWriter writer, SheetHeading heading, SheetOrigin origin) {
        MarkupWriter out = writer.out();
        out.open("dl", "class", "terms").line();
        term(out, "Prices", origin.sources());
        term(out, "Engine", List.of(origin.engine()));
        code(out, "Hash of the bars", origin.dataHash());
        code(out, "Fingerprint", origin.fingerprint());
        code(out, "Backtest", heading.job());
        out.open("div").element("dt", "Repeat it");
        out.open("dd").element("pre", origin.repeat(), "tabindex", "0");
        out.element("p", "The same inputs give the same fingerprint. Another one is a fault.");
        out.close().close().close().line();
    }

    private static void term(MarkupWriter out, String name, List<String> lines) {
        if (!lines.isEmpty()) {
            out.open("div").element("dt", name);
            lines.forEach(line -> out.element("dd", line));
            out.close().line();
        }
    }

    private static void code(MarkupWriter out, String name, String value) {
        out.open("div").element("dt", name).open("dd").element("code", value).close().close();
        out.line();
    }
}
