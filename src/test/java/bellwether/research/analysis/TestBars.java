package bellwether.research.analysis;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPInputStream;

/// Bars made up for tests.
public final class TestBars {
    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    /// Every day is a session, in UTC.
    static final TradingCalendar CALENDAR =
            new Calendars(InstantSource.fixed(Instant.EPOCH)).find("CRYPTO").orElseThrow();

    public static final AnalysisMoment LATER =
            AnalysisMoment.endOf(LocalDate.of(2040, 1, 1), CALENDAR).staleAfter(100_000);

    private TestBars() {}

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A random walk with real ranges and volumes, one bar a day.
    public static Bars walk(long seed, int size, double start, double volatility) {
        RandomGenerator random = random(seed);
        Bars bars = room(size);
        double close = start;
        for (int i = 0; i < size; i++) {
            double open = close * Math.exp(volatility / 3 * random.nextGaussian());
            close = open * Math.exp(volatility * random.nextGaussian());
            bars.open()[i] = open;
            bars.close()[i] = close;
            bars.high()[i] = Math.max(open, close) * (1 + volatility * random.nextDouble());
            bars.low()[i] = Math.min(open, close) * (1 - volatility / 2 * random.nextDouble());
            bars.volume()[i] = Math.floor(1e6 * random.nextDouble());
        }
        return bars;
    }

    /// Open, high, low and close are all the same; volume 1,000.
    public static Bars closes(int size, IntToDoubleFunction close) {
        Bars bars = room(size);
        for (int i = 0; i < size; i++) {
            double price = close.applyAsDouble(i);
            bars.open()[i] = price;
            bars.high()[i] = price;
            bars.low()[i] = price;
            bars.close()[i] = price;
            bars.volume()[i] = 1_000;
        }
        return bars;
    }

    /// The first symbols of the real price file; rows with blank cells are left out.
    public static List<Bars> real(int symbols) {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        Path file = SharedData.require("prices/sp500-5yr.csv.gz");
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                if (!rows.containsKey(cells[6]) && rows.size() == symbols) {
                    break;
                }
                if (!line.contains(",,")) {
                    rows.computeIfAbsent(cells[6], name -> new ArrayList<>()).add(cells);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.values().stream().map(TestBars::bars).toList();
    }

    private static Bars bars(List<String[]> rows) {
        Bars bars = room(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i);
            bars.time()[i] = LocalDate.parse(cells[0]).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            bars.open()[i] = Double.parseDouble(cells[1]);
            bars.high()[i] = Double.parseDouble(cells[2]);
            bars.low()[i] = Double.parseDouble(cells[3]);
            bars.close()[i] = Double.parseDouble(cells[4]);
            bars.volume()[i] = Double.parseDouble(cells[5]);
        }
        return bars;
    }

    private static Bars room(int size) {
        long[] time = new long[size];
        for (int i = 0; i < size; i++) {
            time[i] = FIRST.plusDays(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }
        return new Bars(
                size,
                time,
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
    }

    static History history(Bars bars) {
        return new History("TEST", 1, 7, List.of("a test"), true, bars);
    }
}
