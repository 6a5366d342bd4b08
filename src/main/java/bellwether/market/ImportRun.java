package bellwether.market;

import bellwether.web.Refusal;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// The import of one file whose layout is known.
final class ImportRun {
    private final ImportOrder order;
    private final Layout layout;
    private final DateStyle style;
    private final Dates dates;
    private final Tally tally = new Tally();
    private PendingRows pending;
    private PendingRows spare;
    private final RowWatch watch = new RowWatch();
    private final SymbolIndex symbols;
    private final SeenDays seen = new SeenDays();
    private final RefusedBars refused = new RefusedBars();
    private final ImportStore store;
    private final RowReader rows;
    private boolean zoneNoted;

    /// @param latest the last date that is not in the future anywhere on earth
    /// @param zones of tickers, for times that do not say theirs
    /// @param store takes a group of symbols and says what became of it
    ImportRun(
            Layout layout,
            ImportOrder order,
            LocalDate latest,
            DateStyle style,
            Function<String, ZoneId> zones,
            ImportStore store) {
        this.order = order;
        this.layout = layout;
        this.style = style;
        this.dates = new Dates(latest, style);
        this.symbols = symbols();
        this.store = store;
        this.pending = new PendingRows(style.timeframe());
        this.spare = new PendingRows(style.timeframe());
        this.rows = new RowReader(layout, symbols, dates, zones, refused);
        note();
    }

    private void note() {
        if (layout.divisor() > 1) {
            tally.note(
                    "The prices are whole numbers; they were divided by %,d."
                            .formatted(layout.divisor()));
        }
        if (style.closingTimes()) {
            tally.note("Each day has one row, with a time; they were taken for daily bars.");
        }
        if (layout.hasHeader() && layout.columns().isCloseAdjusted()) {
            tally.note(
                    "There is no raw close; the adjusted one was taken, which fits open, high and low only where nothing was adjusted.");
        }
    }

    private SymbolIndex symbols() {
        Columns columns = layout.columns();
        if (columns.has(Column.TICKER)) {
            order.stated().ifPresent(_ -> tally.note(Tally.TICKERS_IN_FILE));
            return new SymbolIndex();
        }
        return order.stated()
                .or(columns::prefix)
                .or(order::named)
                .map(SymbolIndex::single)
                .orElseThrow(ImportRun::tickerMissing);
    }

    private static Refusal tickerMissing() {
        return Refusal.of(
                422,
                "ticker_missing",
                "It has no column ticker or symbol, and nothing else says whose prices these are.");
    }

    /// Whatever ends it, what was handed over is stored by then, and counted.
    void all(PriceTable table, LongConsumer progress) {
        try (Storing storing = new Storing()) {
            while (table.hasNext()) {
                read(table.next());
                if (pending.isFull()) {
                    storing.settle();
                    pending.moveLastSymbol(spare);
                    storing.hand(drain(progress));
                }
            }
            storing.settle();
            drain(progress).run();
            record();
        } catch (IOException e) {
            record();
            throw Refusal.of(400, "broken_stream", brokenOff(String.valueOf(e.getMessage())));
        } catch (Refusal refusal) {
            record();
            throw tally.accepted() == 0
                    ? refusal
                    : Refusal.of(refusal.status(), refusal.code(), brokenOff(refusal.detail()));
        }
    }

    /// At the end, when the symbols are known that the file brings.
    private void record() {
        if (!refused.kept().isEmpty()) {
            store.record(refused.kept());
        }
        if (refused.left() > 0) {
            tally.note(
                    "%s of wrong prices more did not go on record in the quality ledger."
                            .formatted(new Counted(refused.left(), "row")));
        }
    }

    private void read(CsvRow row) {
        tally.read();
        rows.read(row, pending)
                .ifPresentOrElse(rejection -> tally.reject(row.line(), rejection), () -> taken());
    }

    private void taken() {
        watch.look(pending);
        if (!zoneNoted && style.within().isPresent() && !dates.saysZone()) {
            zoneNoted = true;
            tally.note(
                    order.zone()
                            .map(zone ->
                                    "Times without a zone are those of %s, as stated."
                                            .formatted(zone))
                            .orElse(
                                    "Times without a zone were taken for those of the symbol's exchange."));
        }
    }

    private void store(List<Arrivals> group) {
        tally.stored(group, store.merge(group));
    }

    /// Puts the rows that wait aside and takes the other buffer for the next ones. What storing
    /// them needs to know is fixed here, because reading goes on meanwhile.
    private Runnable drain(LongConsumer progress) {
        PendingRows full = pending;
        List<String> tickers = List.copyOf(symbols.tickers());
        boolean withoutTimed = dates.intraday();
        long rowsRead = tally.rows() - spare.size();
        watch.keepEnds(full, tickers);
        pending = spare;
        spare = full;
        return () -> {
            new Batches(full, tickers, seen, tally, this::store, refused).drain(withoutTimed);
            progress.accept(rowsRead);
        };
    }

    /// Says what happened to the file and what stays.
    String brokenOff(String reason) {
        return "The file broke off after %s: %s. Before that, %s of %s went into the store and will stay; importing it again completes it."
                .formatted(
                        new Counted(tally.rows(), "row"),
                        reason,
                        new Counted(tally.accepted(), "row"),
                        new Counted(tally.symbols().size(), "symbol"));
    }

    Tally tally() {
        return tally;
    }

    ImportReport report(long millis) {
        return tally.report(
                order,
                style.timeframe(),
                watch.understanding(layout, style, symbols.tickers()),
                millis);
    }
}
