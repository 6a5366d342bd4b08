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
public record GoldenRuns(LocalDate[] dates, Series bars, Map<String, Run> runs) {
    public static final Path FOLDER = Path.of("..", "shared", "data", "golden", "backtest");

    /// One run with its settings and what came of it.
    ///
    /// @param params such as n1 and n2
    /// @param commission part of the value, each side
    /// @param sameClose whether orders fill at the close that decided
    public record Run(
            String id,
            String strategy,
            Map<String, Double> params,
            double commission,
            boolean sameClose,
            List<Row> trades,
            Map<String, String> statistics) {
        /// The rule in JSON.
        public String rules() {
            String fast = "SMA_%d".formatted(params.getOrDefault("n1", 0.0).intValue());
            String slow = "SMA_%d".formatted(params.getOrDefault("n2", 0.0).intValue());
            String up = "{'crosses_above':['%s','%s']}".formatted(fast, slow);
            String down = "{'crosses_below':['%s','%s']}".formatted(fast, slow);
            String sides =
                    switch (strategy) {
                        case "Rev" ->
                                "'long':{'enter':%s,'size':{'percent':100}},'short':{'enter':%s,'size':{'percent':100}}"
                                        .formatted(up, down);
                        case "LongOnly" -> longOnly(up, down, levels(params));
                        case "Rsi" -> longOnly("{'lt':['RSI_14',30]}", "{'gt':['RSI_14',70]}", "");
                        case "Macd" ->
                                longOnly(
                                        "{'crosses_above':['MACD_12_26_9.macd','MACD_12_26_9.signal']}",
                                        "{'crosses_below':['MACD_12_26_9.macd','MACD_12_26_9.signal']}",
                                        "");
                        case "Bb" ->
                                longOnly(
                                        "{'lt':['close','BBANDS_20_2.lower']}",
                                        "{'gt':['close','BBANDS_20_2.middle']}",
                                        "");
                        case "Don" ->
                                longOnly(
                                        "{'gt':['close','DONCHIAN_20.upper[1]']}",
                                        "{'lt':['close','DONCHIAN_10.lower[1]']}",
                                        "");
                        default -> longOnly("{'gt':['close',0]}", "{'lt':['close',0]}", "");
                    };
            return "{'name':'%s','ties':'strict','level_from':'signal_close','at_end':'open','fill':'%s',%s}"
                    .formatted(strategy, sameClose ? "same_close" : "next_open", sides)
                    .replace('\'', '"');
        }

        private static String longOnly(String enter, String exit, String levels) {
            return "'long':{'enter':%s,'exit':%s,'size':{'percent':100}%s}"
                    .formatted(enter, exit, levels);
        }

        private static String levels(Map<String, Double> params) {
            StringBuilder levels = new StringBuilder();
            level(levels, "stop", params.getOrDefault("sl", 0.0));
            level(levels, "target", params.getOrDefault("tp", 0.0));
            return levels.toString();
        }

        private static void level(StringBuilder levels, String name, double part) {
            if (part > 0) {
                levels.append(",'%s':{'percent':%d}".formatted(name, Math.round(100 * part)));
            }
        }
    }

    /// One of its trades.
    ///
    /// @param size negative for a short
    public record Row(
            int size,
            int entryBar,
            int exitBar,
            double entryPrice,
            double exitPrice,
            double pnl,
            double commission,
            double returned) {}

    public static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    public static GoldenRuns read() {
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
