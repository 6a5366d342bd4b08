package bellwether.desk.report.page;

import bellwether.platform.base.MomentText;
import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetPage;
import bellwether.platform.document.SheetStyle;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import bellwether.research.screen.ScreenListing;
import bellwether.research.screen.SheetVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What passes a screen, as one HTML file.
public final class ScreenReport {
    private static final SheetStyle STYLE = SheetStyle.ofPage("/bellwether/desk/report/report.css");
    private static final int MOST = 1_000;

    private final ScreenListing listing;
    private final Map<String, SheetVerdict> verdicts;
    private final Predicate<String> real;
    private final Instant now;
    private final SheetWriter writer = new SheetWriter(new FigureFormat(Locale.ENGLISH, ""));

    /// @param verdicts of daily sheets, by ticker
    /// @param real whether prices of a ticker are not made up
    public ScreenReport(
            ScreenListing listing,
            Map<String, SheetVerdict> verdicts,
            Predicate<String> real,
            Instant now) {
        this.listing = listing;
        this.verdicts = Map.copyOf(verdicts);
        this.real = real;
        this.now = now;
    }

    public String title() {
        return "Screen %s, %d symbols".formatted(listing.screen().name(), listing.tickers().size());
    }

    /// The page, to be served as `text/html; charset=utf-8`.
    ///
    /// @param notice stands above all of it
    public String page(String notice) {
        return new SheetPage(writer, STYLE).of(title(), () -> content(notice), "");
    }

    private void content(String notice) {
        MarkupWriter out = writer.out();
        out.open("header").element("p", "Screen", "class", "kind");
        out.element("h1", listing.screen().name());
        out.element(
                "p",
                "%s bars. Evaluated %s over the last stored sheets."
                        .formatted(listing.screen().timeframe().code(), MomentText.of(now)),
                "class",
                "subject");
        out.element("p", notice, "class", "synthetic").close().line();
        writer.section(
                "Condition",
                "condition",
                () -> {
                    out.element("pre", listing.screen().text(), "tabindex", "0").line();
                    writer.hint("Universe: " + listing.screen().universe() + ".");
                });
        writer.section("Symbols that pass", "symbols", this::symbols);
        writer.section(
                "What it is not",
                "limits",
                () ->
                        writer.paragraph(
                                "A list of symbols whose stored prices meet a condition: no"
                                        + " forecast and no advice. Symbols of which a value is unknown"
                                        + " are not on it."));
    }

    private void symbols() {
        List<String> tickers = listing.tickers();
        if (tickers.isEmpty()) {
            writer.paragraph("None.");
            return;
        }
        SheetTable table =
                new SheetTable(
                        "%,d symbols".formatted(tickers.size()),
                        List.of("Symbol", "Verdict", "Score", "Last daily bar", "Prices"));
        for (String ticker : tickers.subList(0, Math.min(MOST, tickers.size()))) {
            SheetVerdict verdict = verdicts.get(ticker);
            table.row(
                    Cell.words(ticker),
                    text(verdict == null ? null : verdict.verdict().replace('_', ' ')),
                    verdict == null
                            ? Cell.absent("no daily sheet of the symbol is stored")
                            : Cell.number(writer.format().fixed(verdict.score(), 3)),
                    text(verdict == null ? null : verdict.day().toString()),
                    Cell.words(real.test(ticker) ? "stored" : "synthetic, made up"));
        }
        writer.table(
                table.note(
                        "Verdicts are those of the profile balanced on daily bars."
                                + (tickers.size() > MOST
                                        ? " The first %,d of %,d.".formatted(MOST, tickers.size())
                                        : "")));
    }

    private static Cell text(@Nullable String text) {
        return text == null
                ? Cell.absent("no daily sheet of the symbol is stored")
                : Cell.words(text);
    }
}
