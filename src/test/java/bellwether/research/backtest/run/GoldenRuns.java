package bellwether.research.backtest.run;

import bellwether.technical.ta.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// The runs of backtesting.py in the shared data: their settings, trades and statistics.
@SuppressWarnings("ArrayRecordComponent") // never compared
record GoldenRuns(LocalDate[] dates, Series bars, Map<String, Run> runs) {
    static final Path FOLDER = Path.of("..", "shared", "data", "golden", "backtest");

    /// @param params such as n1 and n2
    /// @param commission part of the value, each side
    /// @param sameClose whether orders fill at the close that decided
    record Run(
            String id,
            String strategy,
            Map<String, Double> params,
            double commission,
            boolean sameClose,
            List<Row> trades,
            Map<String, String> statistics) {}

    /// @param size negative for a short
    record Row(
            int size,
            int entryBar,
            int exitBar,
            double entryPrice,
            double exitPrice,
            double pnl,
            double commission,
            double returned) {}

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    static GoldenRuns read() {
        List<String[]> input = rows(FOLDER.resolve("../talib/GOOG_input.csv"));
        int n = input.size();
        LocalDate[] dates = new LocalDate[n];
        double[][] columns = new double[5][n];
        for (int i = 0; i < n; i++) {
            dates[i] = LocalDate.parse(input.get(i)[0]);
            for (int c = 0; c < 5; c++) {
                columns[c][i] = Double.parseDouble(input.get(i)[c + 1]);
            }
        }
        Series bars = new Series(columns[0], columns[1], columns[2], columns[3], columns[4], n);
        Map<String, List<Row>> trades = new HashMap<>();
        for (String[] row : rows(FOLDER.resolve("GOOG_trades.csv.gz"))) {
            trades.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(trade(row));
        }
        Map<String, Run> runs = new LinkedHashMap<>();
        for (String[] row : rows(FOLDER.resolve("GOOG_stats.csv.gz"))) {
            runs.computeIfAbsent(
                            row[0],
                            id ->
                                    new Run(
                                            id,
                                            row[4],
                                            params(row[5]),
                                            Double.parseDouble(row[6]),
                                            row[7].equals("True"),
                                            trades.getOrDefault(id, List.of()),
                                            new LinkedHashMap<>()))
                    .statistics()
                    .put(row[9], row[10]);
        }
        return new GoldenRuns(dates, bars, runs);
    }

    private static Row trade(String[] row) {
        return new Row(
                Integer.parseInt(row[2]),
                Integer.parseInt(row[3]),
                Integer.parseInt(row[4]),
                Double.parseDouble(row[7]),
                Double.parseDouble(row[8]),
                Double.parseDouble(row[9]),
                Double.parseDouble(row[10]),
                Double.parseDouble(row[11]));
    }

    private static Map<String, Double> params(String text) {
        Map<String, Double> params = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                params.put(
                        pair.substring(0, equals), Double.parseDouble(pair.substring(equals + 1)));
            }
        }
        return params;
    }

    private static List<String[]> rows(Path file) {
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.toString().endsWith(".gz")
                                                ? new GZIPInputStream(in)
                                                : in,
                                        StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
