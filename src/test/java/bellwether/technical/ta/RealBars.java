package bellwether.technical.ta;

import bellwether.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The daily bars of 505 symbols and the golden tables, read as they are; rows with blank cells are
/// left out.
public final class RealBars {
    private RealBars() {}

    public static Map<String, Series> all() {
        Map<String, List<double[]>> rows = new LinkedHashMap<>();
        for (String line : lines(SharedData.require("prices/sp500-5yr.csv.gz"))) {
            String[] cells = line.split(",", -1);
            if (!line.contains(",,") && !cells[0].equals("date")) {
                double[] bar = new double[5];
                for (int i = 0; i < bar.length; i++) {
                    bar[i] = Double.parseDouble(cells[i + 1]);
                }
                rows.computeIfAbsent(cells[6], ticker -> new ArrayList<>()).add(bar);
            }
        }
        Map<String, Series> all = new LinkedHashMap<>();
        rows.forEach((ticker, bars) -> all.put(ticker, series(bars)));
        return all;
    }

    public static Series golden(String symbol) {
        List<double[]> bars =
                lines(SharedData.require("golden/talib/" + symbol + "_input.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(cells ->
                                new double[] {
                                    Double.parseDouble(cells[1]),
                                    Double.parseDouble(cells[2]),
                                    Double.parseDouble(cells[3]),
                                    Double.parseDouble(cells[4]),
                                    Double.parseDouble(cells[5])
                                })
                        .toList();
        return series(bars);
    }

    /// Each column by its heading; blank cells are NaN.
    public static Map<String, double[]> goldenTable(String file) {
        List<String> lines = lines(SharedData.require("golden/talib/" + file));
        String[] headings = lines.get(0).split(",", -1);
        Map<String, double[]> table = new LinkedHashMap<>();
        for (int column = 1; column < headings.length; column++) {
            table.put(headings[column], new double[lines.size() - 1]);
        }
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            for (int column = 1; column < headings.length; column++) {
                Objects.requireNonNull(table.get(headings[column]))[row - 1] =
                        cells[column].isEmpty() ? Double.NaN : Double.parseDouble(cells[column]);
            }
        }
        return table;
    }

    public static Series series(List<double[]> bars) {
        double[][] columns = new double[5][bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = bars.get(i)[column];
            }
        }
        return new Series(
                        columns[0],
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[4],
                        RandomBars.of(99, bars.size()).close(),
                        bars.size())
                .sectioned(RandomBars.sections(bars.size()));
    }

    private static List<String> lines(Path file) {
        try (var raw = Files.newInputStream(file);
                var bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
