package bellwether.desk.report.page;

import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.MomentText;
import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetPage;
import bellwether.platform.document.SheetStyle;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import bellwether.research.evidence.scoreboard.CellFigure;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.ScoreCell;
import bellwether.research.evidence.scoreboard.ScoreListing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A scoreboard as one HTML file.
public final class ScoreboardReport {
    private static final SheetStyle STYLE = SheetStyle.ofPage("/bellwether/desk/report/report.css");
    private static final List<String> HEADINGS =
            List.of(
                    "Plans of",
                    "n",
                    "Ended",
                    "Effective n",
                    "Hit rate, %",
                    "Mean R",
                    "90 %",
                    "Median R",
                    "Beyond the market, %",
                    "n of that",
                    "p");

    private final ScoreListing listing;
    private final Instant now;
    private final SheetWriter writer = new SheetWriter(new FigureFormat(Locale.ENGLISH, ""));

    public ScoreboardReport(ScoreListing listing, Instant now) {
        this.listing = listing;
        this.now = now;
    }

    public String title() {
        return "Scoreboard%s by %s, %s"
                .formatted(
                        listing.counted().isHouse() ? " of recomputed month ends" : "",
                        listing.by().key(),
                        new CountedNoun(listing.table().all().n(), "plan"));
    }

    /// The page, to be served as `text/html; charset=utf-8`.
    ///
    /// @param notice stands above all of it
    public String page(String notice) {
        return new SheetPage(writer, STYLE).of(title(), () -> content(notice), "");
    }

    private void content(String notice) {
        MarkupWriter out = writer.out();
        out.open("header").element("p", "Scoreboard", "class", "kind");
        out.element("h1", title());
        out.element("p", subject(), "class", "subject");
        out.element("p", notice, "class", "synthetic").close().line();
        writer.section(
                "What it is",
                "what",
                () -> {
                    writer.paragraph(listing.message());
                    if (listing.survivorship() != null) {
                        writer.paragraph(listing.survivorship().words());
                    }
                });
        writer.section(
                "By " + listing.by().key(), "cells", () -> table(listing.table().cells(), true));
        writer.section("By strength of the score", "deciles", this::deciles);
        writer.section("What it is not", "limits", this::limits);
    }

    private String subject() {
        PlanQuery counted = listing.counted();
        StringBuilder text = new StringBuilder("Counted ").append(MomentText.of(now));
        text.append(days(counted.from().orElse(null), counted.to().orElse(null)));
        counted.verdict().ifPresent(word -> text.append(", verdict ").append(word));
        counted.profile().ifPresent(word -> text.append(", profile ").append(word));
        counted.sector().ifPresent(word -> text.append(", sector ").append(word));
        return text.append(".").toString();
    }

    private static String days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null ? "" : ", plans from %s on".formatted(from))
                + (to == null ? "" : ", plans up to %s".formatted(to));
    }

    private void deciles() {
        if (listing.table().deciles().isEmpty()) {
            writer.paragraph("Not shown: fewer than 100 trades have ended.");
            return;
        }
        writer.hint("Tenths by score in the direction of the trade, the weakest first.");
        table(listing.table().deciles(), false);
    }

    private void table(List<ScoreCell> cells, boolean withAll) {
        SheetTable table = new SheetTable("", HEADINGS);
        cells.forEach(cell -> table.row(row(cell)));
        if (withAll) {
            table.row(row(listing.table().all()));
        }
        writer.table(table);
    }

    private List<Cell> row(ScoreCell cell) {
        FigureFormat format = writer.format();
        return List.of(
                Cell.words(cell.key().replace('_', ' ')),
                Cell.number(format.count(cell.n())),
                Cell.number(format.count(cell.closed())),
                Cell.number(format.fixed(cell.size().effectiveN(), 0)),
                number(cell.hitRate().value(), 100, 0),
                number(cell.meanR().value(), 1, 3),
                bounds(cell.meanR()),
                number(cell.medianR(), 1, 2),
                number(cell.beyondPercent().value(), 1, 3),
                Cell.number(format.count(cell.beyondPercent().n())),
                chance(cell.chance()));
    }

    private Cell chance(ScoreCell.Chance chance) {
        if (chance.p() == null) {
            String why = chance.message();
            return Cell.absent(why == null ? "no p" : why);
        }
        return Cell.number(writer.format().fixed(chance.p(), 3));
    }

    private Cell number(@Nullable Double value, int times, int decimals) {
        return value == null
                ? Cell.absent("no trade has ended")
                : Cell.number(writer.format().fixed(times * value, decimals));
    }

    private Cell bounds(CellFigure figure) {
        if (figure.low() == null || figure.high() == null) {
            String why = figure.message();
            return Cell.absent(why == null ? "no interval" : why);
        }
        return Cell.number(
                writer.format().fixed(figure.low(), 3)
                        + " to "
                        + writer.format().fixed(figure.high(), 3));
    }

    private void limits() {
        writer.paragraph(
                "No forecast and no advice. R is the gain after costs divided by the planned"
                        + " distance of the stop. Means are taken within each date first, then over"
                        + " dates; so are intervals. p is how often chance would give as much beyond"
                        + " random entries; a small p among many cells is what chance brings.");
    }
}
