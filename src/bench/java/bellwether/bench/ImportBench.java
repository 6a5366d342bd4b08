package bellwether.bench;

import bellwether.SharedData;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Imports the 505 real symbols into an empty database, imports them again, and reads them back.
/// The floor is unpacking and parsing the same file and nothing else.
public final class ImportBench {
    private static final int RUNS = 3;

    private ImportBench() {}

    public static void main(String[] args) throws IOException {
        Path file = SharedData.require("prices/sp500-5yr.csv.gz");
        parse(file);
        double floor = median(() -> parse(file));
        double[] first = new double[RUNS];
        double[] again = new double[RUNS];
        double[] reading = new double[RUNS];
        double[] viewing = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            try (TestDatabase database = TestDatabase.create()) {
                Market market = new Market(database.jdbi(), InstantSource.system());
                first[run] = seconds(() -> importFile(database, file));
                again[run] = seconds(() -> importFile(database, file));
                reading[run] = seconds(() -> readAll(market));
                viewing[run] = seconds(() -> readView(database));
            }
        }
        long rows = parse(file);
        print("parse only (the floor)", rows, floor, floor);
        print("import into an empty database", rows, middle(first), floor);
        print("the same file again", rows, middle(again), floor);
        print("load all histories", rows, middle(reading), floor);
        print("twenty symbols through the view", 25_000, middle(viewing), floor);
    }

    private static long importFile(TestDatabase database, Path file) throws IOException {
        ImportReport report =
                new PriceImport(database.jdbi(), InstantSource.system())
                        .importFile(file, ImportOptions.NONE, _ -> {});
        return report.counts().accepted();
    }

    private static long readAll(Market market) {
        long bars = 0;
        List<String> tickers = market.symbols().tickers();
        for (int from = 0; from < tickers.size(); from += 64) {
            int to = Math.min(tickers.size(), from + 64);
            for (History history : market.load(tickers.subList(from, to), Timeframe.DAY)) {
                bars += history.bars().size();
            }
        }
        return bars;
    }

    private static long readView(TestDatabase database) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select count(close) from bars
                                        where ticker in (select ticker from symbol order by ticker limit 20)
                                        """)
                                .mapTo(Long.class)
                                .one());
    }

    private static long parse(Path file) throws IOException {
        long rows = 0;
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .ofCsvRecord(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(file), 65_536),
                                        StandardCharsets.UTF_8))) {
            for (CsvRecord row : reader) {
                rows += row.getFieldCount() == 7 ? 1 : 0;
            }
        }
        return rows - 1;
    }

    private static void print(String what, long rows, double seconds, double floor) {
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%-32s %7.3f s %,12.0f rows/s  %5.2f x the floor",
                        what,
                        seconds,
                        rows / seconds,
                        seconds / floor));
    }

    private static double median(Work work) throws IOException {
        double[] runs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            runs[run] = seconds(work);
        }
        return middle(runs);
    }

    private static double middle(double[] runs) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(Work work) throws IOException {
        long begin = System.nanoTime();
        if (work.run() <= 0) {
            throw new IllegalStateException("nothing was done");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private interface Work {
        long run() throws IOException;
    }
}
