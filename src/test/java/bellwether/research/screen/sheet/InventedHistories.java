package bellwether.research.screen.sheet;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Seeded histories of all the kinds that sheets are made of.
final class InventedHistories {
    private static final TradingCalendar CALENDAR =
            new Calendars(InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z")))
                    .of("ANY", Optional.of("NYSE"));

    /// What is odd about a history.
    enum Kind {
        PLAIN,
        SHORT,
        GAPPED,
        GAPPED_AT_THE_END,
        WITHOUT_VOLUME,
        VOLUME_UNKNOWN,
        FLAT,
        FLAT_AT_THE_END,
        SPLIT,
        SPLIT_ON_THE_LAST_BAR,
        GAPPED_AND_SPLIT,
        OUT_OF_RANGE,
        COARSE,
        HOURS
    }

    private InventedHistories() {}

    static RuleHistory of(Kind kind, long seed) {
        Random random = new Random(seed * 31 + kind.name().hashCode());
        int size = kind == Kind.SHORT ? (int) (seed % 70) : 60 + random.nextInt(800);
        Series series = RandomBars.of(random.nextLong(), size, 100, kind == Kind.COARSE ? 1 : 0.01);
        double[][] columns = {
            series.open().clone(),
            series.high().clone(),
            series.low().clone(),
            series.close().clone(),
            series.volume().clone()
        };
        long[] time = kind == Kind.HOURS ? hours(size) : days(size);
        List<Split> splits = new ArrayList<>();
        switch (kind) {
            case PLAIN, SHORT, COARSE -> {}
            case GAPPED, HOURS -> gaps(columns, 0, random);
            case GAPPED_AT_THE_END -> gaps(columns, size - 12, random);
            case WITHOUT_VOLUME -> Arrays.fill(columns[4], 0);
            case VOLUME_UNKNOWN -> Arrays.fill(columns[4], Double.NaN);
            case FLAT -> flat(columns, 0);
            case FLAT_AT_THE_END -> flat(columns, size - 1 - random.nextInt(50));
            case SPLIT -> {
                split(columns, time, 1 + random.nextInt(size - 1), 2, splits);
                split(columns, time, 1 + random.nextInt(size - 1), 0.3, splits);
            }
            case SPLIT_ON_THE_LAST_BAR -> split(columns, time, size - 1, 3, splits);
            case GAPPED_AND_SPLIT -> {
                gaps(columns, 0, random);
                split(columns, time, size / 2, 3, splits);
            }
            case OUT_OF_RANGE -> columns[1][size - 1 - random.nextInt(3)] = 1e16;
        }
        return RuleHistory.of(
                new Bars(size, time, columns[0], columns[1], columns[2], columns[3], columns[4]),
                splits,
                kind == Kind.HOURS ? Timeframe.HOUR : Timeframe.DAY,
                CALENDAR);
    }

    /// Bars without prices, and some without volume.
    private static void gaps(double[][] columns, int from, Random random) {
        for (int bar = Math.max(0, from); bar < columns[0].length; bar++) {
            if (random.nextInt(40) == 0) {
                columns[4][bar] = Double.NaN;
            }
            if (random.nextInt(from == 0 ? 90 : 5) == 0) {
                for (double[] column : columns) {
                    column[bar] = Double.NaN;
                }
            }
        }
    }

    private static void flat(double[][] columns, int from) {
        int first = Math.max(0, from);
        double price = columns[3][first];
        for (int column = 0; column < 4; column++) {
            Arrays.fill(columns[column], first, columns[column].length, price);
        }
    }

    private static void split(
            double[][] columns, long[] time, int place, double ratio, List<Split> splits) {
        for (int bar = place; bar < time.length; bar++) {
            for (int column = 0; column < 4; column++) {
                columns[column][bar] /= ratio;
            }
            columns[4][bar] *= ratio;
        }
        splits.add(new Split(Timeframe.date(time[place]), ratio, true));
    }

    private static long[] days(int size) {
        long[] time = new long[size];
        LocalDate day = LocalDate.of(2021, 1, 4);
        for (int bar = 0; bar < size; bar++) {
            time[bar] = day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
            day = day.plusDays(day.getDayOfWeek().getValue() >= 5 ? 3 : 1);
        }
        return time;
    }

    /// Seven of each day.
    private static long[] hours(int size) {
        long[] days = days(size / 7 + 1);
        long[] time = new long[size];
        for (int bar = 0; bar < size; bar++) {
            time[bar] = days[bar / 7] + 3600L * (14 + bar % 7) + 1800;
        }
        return time;
    }
}
