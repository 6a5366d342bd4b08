package bellwether.market;

import bellwether.web.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Imports one stream of prices: checks each row, and stores the good ones part by part, so that
/// neither memory nor transactions grow with the file. What is stored when a stream breaks off
/// stays; importing the whole file again completes it.
final class Importer {
    /// At a given moment, dates on earth are up to so much ahead of UTC.
    private static final Duration FURTHEST_ZONE = Duration.ofHours(14);

    private final Transactions transactions;
    private final InstantSource clock;
    private final BarStore store;

    Importer(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.store = new BarStore(Timeframe.DAY, clock);
    }

    /// @throws Refusal when the file as a whole cannot be understood, or breaks off
    ImportReport run(InputStream bytes, ImportOrder order) {
        Instant begin = clock.instant();
        requireFree(order.source());
        try (BufferedReader text = TextInput.open(bytes);
                CsvTable table = CsvTable.open(text)) {
            Run run = new Run(table, order);
            run.all();
            return run.report(Duration.between(begin, clock.instant()).toMillis());
        } catch (IOException e) {
            throw Refusal.of(
                    400,
                    "broken_stream",
                    "The file broke off before its first row: " + e.getMessage());
        }
    }

    private void requireFree(SourceName source) {
        if (transactions.in(handle -> store.isTaken(handle, source))) {
            throw Refusal.invalid(
                    "?source",
                    "must not be the name of %s bars, was \"%s\""
                            .formatted(source.synthetic() ? "real" : "synthetic", source.name()));
        }
    }

    /// One file's import.
    private final class Run {
        private final CsvTable table;
        private final SourceName source;
        private final Columns columns;
        private final Dates dates =
                new Dates(LocalDate.ofInstant(clock.instant().plus(FURTHEST_ZONE), ZoneOffset.UTC));
        private final Tally tally = new Tally();
        private final PendingRows pending = new PendingRows();
        private final Batches batches;
        private final RowReader rows;

        Run(CsvTable table, ImportOrder order) {
            this.table = table;
            this.source = order.source();
            this.columns = Columns.of(table.header());
            SymbolIndex symbols = symbols(order);
            this.rows = new RowReader(columns, symbols, dates, table.separator() == ',');
            this.batches = new Batches(pending, symbols, new SeenDays(), tally, this::store);
        }

        private SymbolIndex symbols(ImportOrder order) {
            if (columns.place(Column.TICKER) >= 0) {
                order.stated().ifPresent(_ -> tally.note(Tally.TICKERS_IN_FILE));
                return new SymbolIndex();
            }
            return order.stated()
                    .or(columns::prefix)
                    .or(order::named)
                    .map(SymbolIndex::single)
                    .orElseThrow(Run::tickerMissing);
        }

        private static Refusal tickerMissing() {
            return Refusal.of(
                    422,
                    "ticker_missing",
                    "It has no column ticker or symbol, and nothing else says whose prices these are.");
        }

        void all() {
            try {
                while (table.hasNext()) {
                    read(table.next());
                }
                drain();
            } catch (IOException e) {
                throw Refusal.of(400, "broken_stream", brokenOff(String.valueOf(e.getMessage())));
            } catch (Refusal refusal) {
                throw tally.accepted() == 0
                        ? refusal
                        : Refusal.of(refusal.status(), refusal.code(), brokenOff(refusal.detail()));
            }
        }

        private void read(CsvRow row) {
            tally.read();
            rows.read(row, pending).ifPresent(rejection -> tally.reject(row.line(), rejection));
            if (pending.isFull()) {
                drain();
            }
        }

        private void drain() {
            dates.requireSettled();
            batches.drain(dates.intraday());
        }

        private void store(List<Arrivals> group) {
            tally.stored(group, transactions.in(handle -> store.merge(handle, group, source)));
        }

        private String brokenOff(String reason) {
            return "The file broke off after %s: %s. Before that, %s of %s went into the store and will stay; importing it again completes it."
                    .formatted(
                            new Counted(tally.rows(), "row"),
                            reason,
                            new Counted(tally.accepted(), "row"),
                            new Counted(tally.symbols(), "symbol"));
        }

        ImportReport report(long millis) {
            return tally.report(source, Timeframe.DAY, columns, millis);
        }
    }
}
