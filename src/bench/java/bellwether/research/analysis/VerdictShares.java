package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Verdict;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// How often each verdict is given: every symbol of a price file at every month's end, by every
/// profile. The thresholds were chosen with it. Usage: `VerdictShares FILE.csv.gz` with the columns
/// date, open, high, low, close, volume, Name.
public final class VerdictShares {
    private record Row(
            LocalDate date, double open, double high, double low, double close, double volume) {}

    private VerdictShares() {}

    public static void main(String[] args) throws IOException {
        Map<String, List<Row>> market = read(Path.of(args[0]));
        for (Profile profile : BuiltInProfiles.ALL) {
            List<Double> scores = new ArrayList<>();
            for (List<Row> rows : market.values()) {
                scores.addAll(scores(rows, profile));
            }
            print(profile, scores);
        }
    }

    private static List<Double> scores(List<Row> rows, Profile profile) {
        List<Double> scores = new ArrayList<>();
        ScoreHistory history = new ScoreHistory();
        history.read(bars(rows), List.of());
        ScoreColumn column = history.scores(profile);
        for (int bar = history.firstBar(); bar < rows.size() - 1; bar++) {
            if (rows.get(bar + 1).date().getMonthValue() != rows.get(bar).date().getMonthValue()) {
                scores.add(column.value(bar));
            }
        }
        return scores;
    }

    private static void print(Profile profile, List<Double> scores) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        scores.forEach(score -> counts.merge(profile.thresholds().verdict(score), 1, Integer::sum));
        double[] sizes = scores.stream().mapToDouble(Math::abs).sorted().toArray();
        System.out.printf(
                "%-18s n %d, thresholds %s%n", profile.name(), sizes.length, profile.thresholds());
        for (Verdict verdict : Verdict.values()) {
            System.out.printf(
                    "  %-12s %5.1f %%%n",
                    verdict, 100.0 * counts.getOrDefault(verdict, 0) / sizes.length);
        }
        for (double quantile : new double[] {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98}) {
            System.out.printf(
                    "  %2.0f %% of all scores are below ±%.3f%n",
                    100 * quantile, sizes[(int) (quantile * sizes.length)]);
        }
    }

    private static Map<String, List<Row>> read(Path file) throws IOException {
        Map<String, List<Row>> market = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord csv : reader) {
                double[] values =
                        Arrays.stream(new String[] {"open", "high", "low", "close", "volume"})
                                .map(csv::getField)
                                .mapToDouble(text ->
                                        text.isEmpty() ? Double.NaN : Double.parseDouble(text))
                                .toArray();
                if (Arrays.stream(values).allMatch(v -> v > 0)) {
                    market.computeIfAbsent(csv.getField("Name"), name -> new ArrayList<>())
                            .add(
                                    new Row(
                                            LocalDate.parse(csv.getField("date")),
                                            values[0],
                                            values[1],
                                            values[2],
                                            values[3],
                                            values[4]));
                }
            }
        }
        return market;
    }

    private static Bars bars(List<Row> rows) {
        int size = rows.size();
        Bars bars =
                new Bars(
                        size,
                        new long[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size]);
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            bars.time()[i] = row.date().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            bars.open()[i] = row.open();
            bars.high()[i] = row.high();
            bars.low()[i] = row.low();
            bars.close()[i] = row.close();
            bars.volume()[i] = row.volume();
        }
        return bars;
    }
}
