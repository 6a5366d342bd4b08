package bellwether.research.evidence.scoreboard;

import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Adds up the plans of a cell.
final class CellSums {
    private final SortedMap<String, Integer> states = new TreeMap<>();
    private final List<Trade> closed = new ArrayList<>();
    private final DrawMeans draws = new DrawMeans();
    private int n;

    /// A trade that has ended.
    private record Trade(
            long symbol,
            LocalDate asOf,
            LocalDate entered,
            LocalDate exited,
            double r,
            @Nullable Double beyond) {}

    void add(ScoreRow row) {
        n++;
        states.merge(row.state().key(), 1, Integer::sum);
        LocalDate entered = row.entered();
        LocalDate exited = row.exited();
        Double r = row.r();
        if (r != null && entered != null && exited != null) {
            closed.add(new Trade(row.symbolId(), row.asOf(), entered, exited, r, row.beyond()));
            float[] drawn = row.draws();
            if (drawn != null) {
                draws.add(row.asOf(), r, drawn);
            }
        }
    }

    ScoreCell cell(String key) {
        int symbols = (int) closed.stream().mapToLong(Trade::symbol).distinct().count();
        int dates = (int) closed.stream().map(Trade::asOf).distinct().count();
        double effective = effectiveN();
        Optional<Estimate> mean = mean(symbols, closed, Trade::r);
        String tooFew = tooFew(effective, dates, mean);
        boolean bounded = tooFew == null;
        List<Trade> compared = closed.stream().filter(one -> one.beyond() != null).toList();
        return new ScoreCell(
                key,
                n,
                states,
                closed.size(),
                new ScoreCell.Size(
                        effective, symbols, dates, mean.flatMap(Estimate::effectiveN).orElse(null)),
                figure(mean(symbols, closed, one -> one.r() > 0 ? 1 : 0), bounded).withinUnit(),
                figure(mean, bounded),
                median(),
                figure(
                        mean(symbols, compared, one -> Objects.requireNonNull(one.beyond())),
                        bounded),
                new ScoreCell.Chance(draws.size(), draws.p()),
                tooFew);
    }

    private static CellFigure figure(Optional<Estimate> mean, boolean bounded) {
        return mean.map(estimate -> CellFigure.of(estimate, bounded)).orElse(CellFigure.NONE);
    }

    private static @Nullable String tooFew(double effective, int dates, Optional<Estimate> mean) {
        if (effective < ScoreCell.FEWEST_PLANS) {
            return "too few: %.0f of %d effective plans"
                    .formatted(Math.floor(effective), ScoreCell.FEWEST_PLANS);
        }
        if (dates < ScoreCell.FEWEST_DATES) {
            return "too few: %d of %d dates".formatted(dates, ScoreCell.FEWEST_DATES);
        }
        return mean.flatMap(Estimate::undefined).map(why -> why.detail()).orElse(null);
    }

    private static Optional<Estimate> mean(
            int symbols, List<Trade> rows, ToDoubleFunction<Trade> figure) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean isByBlocks = symbols < DatedFigures.FEWEST_SYMBOLS;
        int[] sessions =
                rows.stream()
                        .mapToInt(row ->
                                isByBlocks
                                        ? weekdays(row.asOf())
                                        : Math.toIntExact(row.asOf().toEpochDay()))
                        .toArray();
        return Optional.of(
                DatedFigures.averages(sessions, rows.stream().mapToDouble(figure).toArray())
                        .mean(symbols, horizon(rows), CellFigure.LEVEL));
    }

    /// Over how many of the dates the longest trade goes on.
    private static int horizon(List<Trade> rows) {
        long[] dates =
                rows.stream()
                        .mapToLong(row -> row.asOf().toEpochDay())
                        .sorted()
                        .distinct()
                        .toArray();
        int most = 1;
        for (Trade row : rows) {
            int from = Arrays.binarySearch(dates, row.asOf().toEpochDay());
            int to = Arrays.binarySearch(dates, row.exited().toEpochDay());
            most = Math.max(most, (to < 0 ? -to - 1 : to) - from);
        }
        return most;
    }

    /// Mondays to Fridays, counted; a weekend belongs to its Friday.
    private static int weekdays(LocalDate day) {
        int days = Math.toIntExact(day.toEpochDay()) + 3;
        return 5 * Math.floorDiv(days, 7) + Math.min(4, Math.floorMod(days, 7));
    }

    /// The sum of uniqueness: of each trade the mean over its days of 1 ÷ how many of its symbol's
    /// trades are held on the day.
    private double effectiveN() {
        Map<Long, List<Trade>> bySymbol = new HashMap<>();
        closed.forEach(
                one -> bySymbol.computeIfAbsent(one.symbol(), _ -> new ArrayList<>()).add(one));
        double sum = 0;
        for (List<Trade> own : bySymbol.values()) {
            sum += unique(own);
        }
        return sum;
    }

    private static double unique(List<Trade> own) {
        int from = own.stream().mapToInt(one -> weekdays(one.entered())).min().orElse(0);
        int to = own.stream().mapToInt(one -> weekdays(one.exited())).max().orElse(0);
        int[] held = new int[to - from + 1];
        for (Trade one : own) {
            for (int day = weekdays(one.entered()); day <= weekdays(one.exited()); day++) {
                held[day - from]++;
            }
        }
        double sum = 0;
        for (Trade one : own) {
            int first = weekdays(one.entered());
            int last = weekdays(one.exited());
            double parts = 0;
            for (int day = first; day <= last; day++) {
                parts += 1.0 / held[day - from];
            }
            sum += parts / (last - first + 1);
        }
        return sum;
    }

    private @Nullable Double median() {
        double[] rs = closed.stream().mapToDouble(Trade::r).sorted().toArray();
        int middle = rs.length / 2;
        if (rs.length == 0) {
            return null;
        }
        return rs.length % 2 == 1 ? rs[middle] : (rs[middle - 1] + rs[middle]) / 2;
    }
}
