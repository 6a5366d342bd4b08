package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetPage;
import bellwether.platform.document.SheetStyle;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.SpanMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A tear sheet as one HTML file: no scripts, no outside calls, dark or light as the reader's
/// system is, and printable. Pure: the same sheet and locale give the same text.
public final class TearSheetPage {
    private static final SheetStyle STYLE =
            SheetStyle.ofPage("/bellwether/research/backtest/report/tear-sheet.css");

    private final TearSheet sheet;
    private final SheetWriter writer;
    private final String currency;

    private TearSheetPage(TearSheet sheet, Locale locale) {
        this.sheet = sheet;
        currency = sheet.heading().currency();
        writer = new SheetWriter(new FigureFormat(locale, currency));
    }

    /// The page. Needs a filled sheet; gives text to be served as `text/html; charset=utf-8`.
    ///
    /// @param locale of the numbers; words are English, dates ISO
    public static String of(TearSheet sheet, Locale locale) {
        return new TearSheetPage(sheet, locale).write();
    }

    /// The page with numbers as in English.
    public static String of(TearSheet sheet) {
        return of(sheet, Locale.ENGLISH);
    }

    /// The Content-Security-Policy that the page names for itself, for a header of the answer.
    public static String policy() {
        return STYLE.policy();
    }

    private String write() {
        return new SheetPage(writer, STYLE)
                .of(
                        title(),
                        this::content,
                        "On paper the tables behind the charts are left out. They are in the"
                                + " file.");
    }

    private String title() {
        return (sheet.origin().synthetic() ? "Synthetic: " : "")
                + sheet.heading().title()
                + ", "
                + sheet.heading().subject()
                + ": backtest";
    }

    private void content() {
        heading(writer.out());
        writer.section(
                "Findings", "findings", () -> FindingsSection.write(writer, sheet.findings()));
        SheetSweep sweep = sheet.sweep();
        if (sweep != null) {
            writer.section("Sweep", "sweep", () -> SweepSection.write(writer, sweep));
        }
        if (!sheet.windows().isEmpty()) {
            writer.section(
                    "Windows", "windows", () -> WindowSection.write(writer, sheet.windows()));
        }
        runs();
        writer.section(
                "Assumptions",
                "assumptions",
                () -> OriginSection.assumptions(writer, sheet.assumptions()));
        writer.section(
                "Source and repetition",
                "origin",
                () -> OriginSection.origin(writer, sheet.heading(), sheet.origin()));
    }

    private void heading(MarkupWriter out) {
        SheetHeading heading = sheet.heading();
        out.open("header");
        out.element("p", "Backtest. " + heading.kind().words(), "class", "kind");
        out.element("h1", heading.title());
        out.element("p", heading.subject() + span(), "class", "subject").line();
        if (sheet.origin().synthetic()) {
            out.element(
                    "p",
                    "Synthetic prices: they are made up, and so is every figure here.",
                    "class",
                    "synthetic");
        }
        out.close().line();
    }

    private String span() {
        if (sheet.runs().isEmpty()) {
            return "";
        }
        Comparator<SpanMetrics> byFirst = Comparator.comparing(SpanMetrics::first);
        Comparator<SpanMetrics> byLast = Comparator.comparing(SpanMetrics::last);
        List<SpanMetrics> spans = sheet.runs().stream().map(run -> run.metrics().span()).toList();
        int most = spans.stream().mapToInt(SpanMetrics::sessions).max().orElse(0);
        return ". %s to %s, %s%s. Money in %s."
                .formatted(
                        spans.stream().min(byFirst).orElseThrow().first(),
                        spans.stream().max(byLast).orElseThrow().last(),
                        spans.size() > 1 ? "at most " : "",
                        writer.format().counted(most, "session"),
                        currency);
    }

    private void runs() {
        List<SheetRun> runs = sheet.runs();
        if (runs.isEmpty()) {
            writer.section("Result", "result", () -> writer.paragraph("There is no run to show."));
            return;
        }
        if (runs.size() > 1) {
            writer.section("Overview", "overview", () -> OverviewSection.write(writer, sheet));
        }
        if (runs.size() > 1 && !sheet.isComparison()) {
            writer.section("Trades of all symbols", "trades", this::allTrades);
            return;
        }
        for (int i = 0; i < runs.size(); i++) {
            SheetRun run = runs.get(i);
            writer.section(run.name(), "run-" + (i + 1), () -> run(run));
        }
    }

    private void allTrades() {
        List<ClosedTrade> trades =
                sheet.runs().stream()
                        .flatMap(run -> run.trades().stream())
                        .sorted(
                                Comparator.comparing((ClosedTrade trade) -> trade.exit().date())
                                        .thenComparing(ClosedTrade::symbol))
                        .toList();
        List<SheetRun.Holding> open =
                sheet.runs().stream().flatMap(run -> run.open().stream()).toList();
        int closed = sheet.runs().stream().mapToInt(run -> run.metrics().trades().count()).sum();
        TradeSection.write(writer, trades, closed, open, currency);
    }

    private void run(SheetRun run) {
        HeadlineTiles.write(writer, run);
        writer.part("Equity and drawdown", () -> EquitySection.write(writer, run, currency));
        writer.part("Beside others, and chance", () -> EvidenceSection.write(writer, run));
        writer.part("Months and years", () -> PeriodSection.write(writer, run.metrics().returns()));
        writer.part("All figures", () -> FigureTables.write(writer, run.metrics()));
        writer.part(
                "Costs",
                () ->
                        CostSection.write(
                                writer,
                                run.metrics().costs(),
                                run.metrics().undefined().get("break_even_bps"),
                                currency));
        if (!run.metrics().trades().groups().isEmpty()) {
            writer.part(
                    "Trades by kind",
                    () -> TradeTable.writeGroups(writer, run.metrics().trades(), currency));
        }
        writer.part(
                "Trades",
                () ->
                        TradeSection.write(
                                writer,
                                run.trades(),
                                run.metrics().trades().count(),
                                run.open(),
                                currency));
    }
}
