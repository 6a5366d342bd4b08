package bellwether.market.imports;

import bellwether.market.bars.BarStore;
import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.bars.MergeReport;
import bellwether.market.bars.RefusedBar;
import bellwether.market.symbols.CurrencyDao;
import bellwether.market.symbols.ExchangeDao;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.DryRunTransactions;
import bellwether.platform.db.Transactions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jdbi.v3.core.Handle;

/// Stores an import step by step, and passes over the steps that an earlier try has stored.
final class StepStore {
    private final Transactions way;
    private final ImportTrack track;
    private final SourceName source;
    private final Map<Timeframe, BarStore> stores = new EnumMap<>(Timeframe.class);
    private final BarStore.Maker maker;
    private final ExchangeDao listings = new ExchangeDao();
    private final CurrencyDao currencies = new CurrencyDao();
    private final InstantSource clock;
    private final CRC32C fingerprint = new CRC32C();
    private int number;

    /// @param order says whether what is stored is taken back
    StepStore(
            Transactions transactions,
            ImportOrder order,
            ImportTrack track,
            BarStore.Maker maker,
            InstantSource clock) {
        this.clock = clock;
        this.way = order.dry() ? new DryRunTransactions(transactions) : transactions;
        this.track = track;
        this.source = order.source();
        this.maker = maker;
    }

    private BarStore store(Timeframe timeframe) {
        return stores.computeIfAbsent(timeframe, maker::of);
    }

    /// Stores the rows of one transaction, and says to the tallies of their files what became of
    /// them.
    void step(List<SymbolDelivery> rows, long rowsRead) {
        Map<ImportStatistics, List<SymbolDelivery>> byFile = new LinkedHashMap<>();
        rows.forEach(one -> {
            byFile.computeIfAbsent(one.tally(), _ -> new ArrayList<>()).add(one);
            mark(one.arrivals());
        });
        int step = number++;
        List<MergeReport> results =
                track.earlier(step, fingerprint.getValue())
                        .filter(earlier -> earlier.results().size() == byFile.size())
                        .map(ImportStep::merged)
                        .orElseGet(() -> stored(rows, byFile, step, rowsRead));
        int file = 0;
        for (Map.Entry<ImportStatistics, List<SymbolDelivery>> entry : byFile.entrySet()) {
            entry.getKey().stored(entry.getValue(), results.get(file++));
        }
        track.moved(rowsRead); // reading may wait for this, and then says nothing
    }

    private List<MergeReport> stored(
            List<SymbolDelivery> rows,
            Map<ImportStatistics, List<SymbolDelivery>> byFile,
            int step,
            long rowsRead) {
        long mark = fingerprint.getValue();
        try {
            return way.in(handle -> {
                List<MergeReport> merged = merge(handle, rows, byFile);
                if (!track.keep(handle, ImportStep.of(step, mark, rowsRead, merged))) {
                    throw new KeptAlready();
                }
                return merged;
            });
        } catch (KeptAlready e) {
            return track.earlier(step, mark).orElseThrow().merged();
        }
    }

    /// Takes a transaction back whose rows are stored: the answer of its commit was lost.
    private static final class KeptAlready extends RuntimeException {
        private static final long serialVersionUID = 1;

        KeptAlready() {
            super("kept already", null, false, false);
        }
    }

    /// The rows of each timeframe together; a file has one.
    private List<MergeReport> merge(
            Handle handle,
            List<SymbolDelivery> rows,
            Map<ImportStatistics, List<SymbolDelivery>> byFile) {
        Map<Timeframe, Map<ImportStatistics, List<IncomingBars>>> byTimeframe =
                new EnumMap<>(Timeframe.class);
        for (SymbolDelivery one : rows) {
            byTimeframe
                    .computeIfAbsent(one.timeframe(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(one.tally(), _ -> new ArrayList<>())
                    .add(one.arrivals());
        }
        Map<ImportStatistics, MergeReport> merged = new HashMap<>();
        byTimeframe.forEach((timeframe, files) -> {
            List<MergeReport> results =
                    store(timeframe).merge(handle, source, List.copyOf(files.values()));
            int file = 0;
            for (ImportStatistics tally : files.keySet()) {
                merged.put(tally, results.get(file++));
            }
        });
        Map<String, String> exchanges = new TreeMap<>();
        rows.forEach(one ->
                one.exchange().ifPresent(mic -> exchanges.put(one.arrivals().ticker(), mic)));
        listings.state(handle, exchanges, clock.instant());
        Map<String, String> units = new TreeMap<>();
        rows.forEach(
                one -> one.currency().ifPresent(code -> units.put(one.arrivals().ticker(), code)));
        currencies.state(handle, units, clock.instant());
        return byFile.keySet().stream().map(merged::get).toList();
    }

    void record(Timeframe timeframe, List<RefusedBar> bars) {
        way.in(handle -> {
            store(timeframe).record(handle, bars, source);
            return true;
        });
    }

    private void mark(IncomingBars arrivals) {
        fingerprint.update(arrivals.ticker().getBytes(StandardCharsets.UTF_8));
        Bars bars = arrivals.bars();
        ByteBuffer bytes = ByteBuffer.allocate(7 * Long.BYTES * bars.size());
        for (int i = 0; i < bars.size(); i++) {
            bytes.putLong(arrivals.lines()[i]).putLong(bars.time()[i]);
            bytes.putDouble(bars.open()[i]).putDouble(bars.high()[i]).putDouble(bars.low()[i]);
            bytes.putDouble(bars.close()[i]).putDouble(bars.volume()[i]);
        }
        fingerprint.update(bytes.flip());
    }
}
