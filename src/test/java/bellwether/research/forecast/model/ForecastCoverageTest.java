package bellwether.research.forecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.research.forecast.VolatilityThird;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// On real prices, each forecast made from the bars up to its date alone: 80 % of outcomes lie
/// within the bounds of 80 %, and it is printed how many in each third.
final class ForecastCoverageTest {
    private static final List<String> TEN =
            List.of("AAPL", "AMZN", "BA", "CAT", "JNJ", "JPM", "KO", "MSFT", "PFE", "XOM");

    private static final class Tally {
        private final Map<VolatilityThird, int[]> thirds = new EnumMap<>(VolatilityThird.class);
        private int n;
        private int within;

        void add(ScaleForecast forecast, double outcome) {
            boolean hit =
                    Math.abs(outcome) <= forecast.own().orElseThrow().eighty() * forecast.scale();
            n++;
            within += hit ? 1 : 0;
            forecast.third()
                    .ifPresent(third -> {
                        int[] counts = thirds.computeIfAbsent(third, _ -> new int[2]);
                        counts[0]++;
                        counts[1] += hit ? 1 : 0;
                    });
        }

        String words(String what) {
            StringBuilder words =
                    new StringBuilder("%s n %d within %.3f".formatted(what, n, share()));
            thirds.forEach((third, counts) ->
                    words.append(
                            " %s %.3f".formatted(third.key(), (double) counts[1] / counts[0])));
            return words.toString();
        }

        double share() {
            return (double) within / n;
        }
    }

    private static void walk(Bars bars, int horizon, Tally tally) {
        DailyColumns columns = new DailyColumns(bars);
        HorizonWalk walk = new HorizonWalk(columns, horizon, 0);
        for (int bar = 0; bar + horizon < columns.size(); bar++) {
            int at = bar;
            walk.at(bar)
                    .filter(found -> found.own().isPresent())
                    .ifPresent(found -> tally.add(found, columns.outcome(at, horizon)));
        }
    }

    private static void assertCovered(String what, List<Bars> series) {
        for (int horizon : List.of(1, 5, 20)) {
            Tally tally = new Tally();
            series.forEach(bars -> walk(bars, horizon, tally));
            String words = tally.words(what + " h " + horizon);
            System.out.println(words);
            assertTrue(tally.n > 1_000, words);
            assertEquals(0.80, tally.share(), 0.03, words);
        }
    }

    private static Bars bars(List<String[]> rows) {
        Bars bars = Bars.room(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            bars.time()[i] = LocalDate.parse(row[0]).toEpochDay() * 86_400;
            bars.open()[i] = Double.parseDouble(row[1]);
            bars.high()[i] = Double.parseDouble(row[2]);
            bars.low()[i] = Double.parseDouble(row[3]);
            bars.close()[i] = Double.parseDouble(row[4]);
        }
        return bars;
    }

    @Test
    void eightyPercentOfTheIndexLieWithin() throws IOException {
        Path file = SharedData.require("prices/sp500-2000.csv");
        List<String[]> rows =
                Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
        assertCovered("^GSPC", List.of(bars(rows)));
    }

    @Test
    void eightyPercentOfTenSymbolsLieWithin() throws IOException {
        Path file = SharedData.require("prices/sp500-5yr.csv.gz");
        Map<String, List<String[]>> rows = new java.util.TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                java.nio.charset.StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(row -> TEN.contains(row[6]) && !row[1].isEmpty())
                    .forEach(row -> rows.computeIfAbsent(row[6], _ -> new ArrayList<>()).add(row));
        }
        assertEquals(TEN.size(), rows.size());
        assertCovered(
                "ten symbols", rows.values().stream().map(ForecastCoverageTest::bars).toList());
    }
}
