package bellwether.market.imports;

import bellwether.market.bars.IncomingBars;
import bellwether.market.imports.format.CsvRow;
import bellwether.market.imports.format.DateParser;
import bellwether.market.imports.format.DateStyle;
import bellwether.market.imports.format.Layout;
import bellwether.market.imports.format.MixedDecimals;
import bellwether.market.imports.format.PendingRows;
import bellwether.market.imports.format.PriceColumn;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.imports.format.PriceTable;
import bellwether.market.imports.format.ReadOptions;
import bellwether.market.imports.format.RefusedBars;
import bellwether.market.imports.format.RowReader;
import bellwether.market.imports.format.SymbolIndex;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.IOException;
import java.util.function.Consumer;

/// The import of one file whose layout is known.
final class ImportRun {
    private final ImportOrder order;
    private final Layout layout;
    private final DateStyle style;
    private final DateParser dates;
    private final ImportStatistics tally = new ImportStatistics();
    private PendingRows pending;
    private PendingRows spare;
    private final RowPreview watch = new RowPreview();
    private final SymbolIndex symbols;
    private final DuplicateDays seen = new DuplicateDays();
    private final RefusedBars refused = new RefusedBars();
    private final ImportWriter writer;
    private final RowProgress progress;
    private final RowReader rows;
    private final SymbolPlaces places;
    private final WordColumns words;
    private final MixedDecimals decimals;
    private final IntervalColumn intervals;

    /// @param writer takes the good rows
    ImportRun(ImportOrder order, ReadOptions reading, ImportWriter writer, RowProgress progress) {
        this.order = order;
        this.layout = reading.shape().layout();
        this.style = reading.shape().style();
        this.dates = new DateParser(reading.latest(), style);
        this.symbols = symbols(reading);
        this.words = new WordColumns(layout.columns(), reading.latest().getYear());
        this.intervals = new IntervalColumn(layout.columns());
        this.decimals = new MixedDecimals(layout);
        this.places = new SymbolPlaces(reading.listings(), order, layout, style);
        this.writer = writer;
        this.progress = progress;
        this.pending = new PendingRows(style.timeframe());
        this.spare = new PendingRows(style.timeframe());
        this.rows = new RowReader(layout, symbols, dates, reading.listings(), refused);
        note();
        reading.shape().notes().forEach(tally::note);
    }

    private void note() {
        if (layout.divisor() > 1) {
            places.requireScaledPrices(symbols.tickers());
            tally.note(
                    "The prices are whole numbers; they were divided by %,d."
                            .formatted(layout.divisor()));
        }
        if (style.closingTimes()) {
            tally.note("Each day has one row, with a time; they were taken for daily bars.");
        }
        columnNotes();
        if (layout.hasHeader() && layout.columns().isCloseAdjusted()) {
            tally.note(
                    "There is no raw close; the adjusted close was used, which matches open, high and low only where nothing was adjusted.");
        }
    }

    private void columnNotes() {
        PriceColumns columns = layout.columns();
        String unused = String.join(", ", columns.unused());
        if (!layout.hasHeader() && !unused.isEmpty()) {
            tally.note("It has no header; nothing was taken from %s.".formatted(unused));
        } else if (!columns.has(PriceColumn.VOLUME) && !unused.isEmpty()) {
            tally.note(
                    "No column of volume was found, so it is unknown; not used: %s."
                            .formatted(unused));
        }
        if (style.within().isPresent() && order.zone().isEmpty()) {
            columns.abbreviatedZone()
                    .map(zone ->
                            "The header names the zone %s, which was not used, as it can mean several clocks; name it with --zone=America/New_York (zone= over HTTP) if it is not the exchange's."
                                    .formatted(zone))
                    .ifPresent(tally::note);
        }
    }

    private SymbolIndex symbols(ReadOptions reading) {
        PriceColumns columns = layout.columns();
        if (columns.has(PriceColumn.TICKER)) {
            return SymbolIndex.ofColumn(reading.given());
        }
        return order.symbol(columns).map(SymbolIndex::single).orElseThrow(order::tickerMissing);
    }

    /// Whatever ends it in its middle, what was handed over is stored by then, and counted.
    ///
    /// @param stored hears of it when all of it is
    void all(PriceTable table, Consumer<ReadFile> stored) {
        try {
            while (table.hasNext()) {
                read(table.next());
                if (pending.isFull()) {
                    pending.moveLastSymbol(spare);
                    drain();
                }
            }
            drain();
            ReadFile file = read();
            end(() -> stored.accept(file));
        } catch (IOException e) {
            throw Refusal.of(
                    RefusalKind.MALFORMED, "broken_stream", broken(String.valueOf(e.getMessage())));
        } catch (Refusal refusal) {
            throw refused(refusal);
        }
    }

    /// What is thrown of a file that is refused in its middle: parts of it may be stored by then.
    Refusal refused(Refusal refusal) {
        String words = broken(refusal.detail());
        return tally.accepted() == 0 ? refusal : refusal.saying(words);
    }

    private String broken(String reason) {
        end(() -> {});
        writer.settle();
        return brokenOff(reason);
    }

    /// Its rejected rows go on record when the symbols are known that it brings.
    private void end(Runnable then) {
        String called = symbols.takenForGiven();
        order.stated()
                .filter(given -> !called.isEmpty() && !given.name().equalsIgnoreCase(called))
                .map(given ->
                        "The file calls its symbol %s; it was imported as %s, the ticker given with it."
                                .formatted(Rejection.shown(called), given))
                .ifPresent(tally::note);
        if (rows.hadUnknownVolume()) {
            tally.note("A volume of -1 was taken for unknown.");
        }
        places.notes(symbols.tickers()).forEach(tally::note);
        places.remember();
        if (refused.left() > 0) {
            tally.note(
                    "%s of wrong prices more did not go on record in the quality ledger."
                            .formatted(new CountedNoun(refused.left(), "row")));
        }
        writer.end(style.timeframe(), refused.kept(), then);
    }

    private void read(CsvRow row) {
        tally.read();
        progress.row();
        rows.read(row, pending)
                .ifPresentOrElse(
                        rejection -> tally.reject(row.line(), rejection), () -> taken(row));
    }

    private void taken(CsvRow row) {
        words.look(row);
        intervals.look(row);
        watch.look(pending);
        int newest = pending.size() - 1;
        decimals.look(row, pending.symbol(newest), pending.close(newest));
        if (style.within().isPresent() || dates.isMoment()) {
            String ticker = symbols.tickers().get(pending.symbol(newest));
            places.timed(ticker, dates.saysZone()).ifPresent(tally::note);
            if (dates.isMoment()) {
                places.moment(ticker, dates.moment(), pending.lastUnitAsDay());
            }
        }
    }

    private void drain() {
        words.requireOneSymbol();
        places.requireFittingZones();
        watch.keepEnds(
                pending,
                symbols.tickers(),
                (ticker, time) -> places.day(ticker, time.getEpochSecond()));
        new SymbolBatches(pending, symbols.tickers(), seen, tally, this::deliver, refused)
                .drain(dates.intraday());
        PendingRows drained = pending;
        pending = spare;
        spare = drained;
    }

    private void deliver(int symbol, IncomingBars arrivals) {
        IncomingBars looked = places.look(arrivals);
        places.newNotes().forEach(tally::note);
        long[] time = looked.bars().time();
        writer.add(
                new SymbolDelivery(
                        style.timeframe(),
                        tally,
                        symbol,
                        looked,
                        places.day(looked.ticker(), time[0]),
                        places.day(looked.ticker(), time[looked.bars().size() - 1]),
                        places.stated(arrivals.ticker()),
                        places.currency(arrivals.ticker())));
    }

    /// Says what happened to the file and what stays.
    String brokenOff(String reason) {
        return new BreakOff(order.dry())
                .file(
                        tally.rows(),
                        reason,
                        "%s of %s"
                                .formatted(
                                        new CountedNoun(tally.accepted(), "row"),
                                        new CountedNoun(tally.symbols().cardinality(), "symbol")));
    }

    private ReadFile read() {
        return new ReadFile(
                order,
                style.timeframe(),
                tally,
                watch.understanding(layout, style, symbols.tickers()),
                symbols,
                places.of(symbols));
    }
}
