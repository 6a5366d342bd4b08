package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// 505 real symbols, 619,040 rows, imported by two at once.
final class RealPricesTest extends MarketTestCase {
    private static final Set<Long> BLANK =
            Set.of(
                    82_951L, 165_736L, 165_859L, 205_078L, 239_834L, 434_381L, 434_504L, 478_596L,
                    558_215L, 581_908L, 598_238L);
    private static final Set<Long> CONTRADICTORY =
            Set.of(
                    53_004L, 78_686L, 113_364L, 114_652L, 165_573L, 303_086L, 349_478L, 434_168L,
                    434_218L, 516_106L, 558_260L, 598_460L);

    @Test
    void allGoodRowsArriveOnceAndAllBadOnesAreNamed() throws Exception {
        Path file = SharedData.require("prices/sp500-5yr.csv.gz");
        List<ImportReport> both = importTwiceAtOnce(file);
        assertEquals(619_017, both.stream().mapToLong(r -> r.counts().inserted()).sum());
        for (ImportReport report : both) {
            assertEquals(619_040, report.counts().rows());
            assertEquals(619_017, report.counts().accepted());
            assertEquals(0, report.counts().changed());
            assertEquals(505, report.content().symbols());
            assertEquals(LocalDate.of(2013, 2, 8), report.content().first());
            assertEquals(LocalDate.of(2018, 2, 7), report.content().last());
            assertEquals(11L, report.counts().rejectedByReason().get(RejectReason.BLANK));
            Set<Long> blank = lines(report, RejectReason.BLANK);
            assertEquals(BLANK, blank);
            Set<Long> contradictory = lines(report, RejectReason.HIGH_TOO_LOW);
            contradictory.addAll(lines(report, RejectReason.LOW_TOO_HIGH));
            assertEquals(CONTRADICTORY, contradictory);
        }
        Map<String, Long> versions = versions();
        ImportReport again = prices().importFile(file, ImportOptions.NONE, _ -> {});
        assertEquals(619_017, again.counts().unchanged());
        assertEquals(0, again.counts().inserted() + again.counts().changed());
        assertEquals(versions, versions());
        assertEveryRowIsStored(file);
    }

    private static List<ImportReport> importTwiceAtOnce(Path file) throws Exception {
        Callable<ImportReport> one = () -> prices().importFile(file, ImportOptions.NONE, _ -> {});
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<ImportReport>> both = threads.invokeAll(List.of(one, one));
            return List.of(both.get(0).get(), both.get(1).get());
        }
    }

    private static Set<Long> lines(ImportReport report, RejectReason reason) {
        return new java.util.TreeSet<>(
                report.counts().examples().stream()
                        .filter(row -> row.reason() == reason)
                        .map(RejectedRow::line)
                        .toList());
    }

    private static Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        market.load(market.symbols().tickers(), Timeframe.DAY)
                .forEach(history -> versions.put(history.ticker(), history.dataVersion()));
        assertEquals(505, versions.size());
        return versions;
    }

    /// Reads the file a second way and looks up each row.
    private static void assertEveryRowIsStored(Path file) throws IOException {
        Map<String, Map<Long, List<Double>>> stored = new HashMap<>();
        for (History history : market.load(market.symbols().tickers(), Timeframe.DAY)) {
            Bars bars = history.bars();
            Map<Long, List<Double>> byTime = new HashMap<>();
            for (int i = 0; i < bars.size(); i++) {
                byTime.put(
                        bars.time()[i],
                        List.of(
                                bars.open()[i],
                                bars.high()[i],
                                bars.low()[i],
                                bars.close()[i],
                                bars.volume()[i]));
            }
            stored.put(history.ticker(), byTime);
        }
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.readLine();
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!BLANK.contains(number) && !CONTRADICTORY.contains(number)) {
                    String[] cells = line.split(",", -1);
                    long time = LocalDate.parse(cells[0]).toEpochDay() * 86_400;
                    List<Double> expected =
                            java.util.stream.IntStream.rangeClosed(1, 5)
                                    .mapToObj(i -> Double.parseDouble(cells[i]))
                                    .toList();
                    assertEquals(expected, stored.getOrDefault(cells[6], Map.of()).get(time), line);
                }
            }
        }
    }
}
