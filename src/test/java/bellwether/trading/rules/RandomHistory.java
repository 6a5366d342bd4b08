package bellwether.trading.rules;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Seeded random daily bars with unknown volumes, bars without prices, ties and splits.
final class RandomHistory {
    private RandomHistory() {}

    static RuleHistory of(long seed, int size) {
        return cut(seed, size, size);
    }

    /// Its first bars, built without knowledge of the others.
    static RuleHistory cut(long seed, int size, int cut) {
        Random random = new Random(seed);
        Series series = RandomBars.of(seed, size, 100, random.nextInt(4) == 0 ? 1 : 0.01);
        double[][] columns = {
            series.open().clone(),
            series.high().clone(),
            series.low().clone(),
            series.close().clone(),
            series.volume().clone()
        };
        for (int bar = 0; bar < size; bar++) {
            if (random.nextInt(60) == 0) {
                columns[4][bar] = Double.NaN;
            }
            if (random.nextInt(150) == 0) {
                for (double[] column : columns) {
                    column[bar] = Double.NaN;
                }
            }
        }
        long[] time = days(size);
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < 2 && seed % 2 == 0; i++) {
            split(
                    columns,
                    time,
                    size / 4 + random.nextInt(size / 2),
                    new double[] {2, 3, 0.25}[random.nextInt(3)],
                    splits);
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column] = Arrays.copyOf(columns[column], cut);
        }
        LocalDate last = Timeframe.date(time[cut - 1]);
        return RuleHistory.of(
                new Bars(
                        cut,
                        Arrays.copyOf(time, cut),
                        columns[0],
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[4]),
                splits.stream().filter(split -> !split.exDate().isAfter(last)).toList(),
                Timeframe.DAY,
                ZoneOffset.UTC);
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

    static long[] days(int size) {
        long[] time = new long[size];
        LocalDate day = LocalDate.of(2019, 1, 2);
        for (int bar = 0; bar < size; bar++) {
            time[bar] = day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
            do {
                day = day.plusDays(1);
            } while (day.getDayOfWeek() == DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == DayOfWeek.SUNDAY);
        }
        return time;
    }

    /// Columns that depend on the bars up to each only, with unknown values.
    static final SuppliedColumns SUPPLIED =
            (name, history) -> {
                double[] column = new double[history.size()];
                for (int bar = 0; bar < column.length; bar++) {
                    int mixed = Math.floorMod((name.hashCode() + bar / 7) * 31 + bar, 97);
                    column[bar] =
                            mixed < 5
                                    ? Double.NaN
                                    : switch (name) {
                                        case "verdict", "verdict.trend" -> mixed % 5;
                                        case "regime", "sector" -> mixed % 3;
                                        case "score" -> mixed;
                                        case "mine.as_of" -> 18_300 + mixed;
                                        default -> mixed % 2;
                                    };
                }
                return column;
            };
}
