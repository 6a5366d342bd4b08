package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.VolatilityThird;
import bellwether.research.forecast.store.RecordDay;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HypothesisTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/// Judges forecasts of one kind by its sessions, which are the observations: each figure is
/// averaged within a session first, and over sessions then, so that one with many symbols says no
/// more than another. Under 10 symbols on the median date blocks of 63 sessions are the
/// observations.
final class RecordKind {
    private static final double LEVEL = 0.90;
    private static final int WEEK = 7;
    private static final int WEEKDAYS = 5;

    private final List<RecordDay> days;
    private final int symbols;
    private final int usual;

    /// @param days at least one, oldest first
    RecordKind(List<RecordDay> days) {
        this.days = days;
        int[] wide = days.stream().mapToInt(day -> day.counts().n()).sorted().toArray();
        symbols = wide[wide.length - 1];
        // one date with many symbols makes the others no wider
        usual = wide[(wide.length - 1) / 2];
    }

    ForecastRecord record() {
        RecordDay first = days.getFirst();
        Optional<ForecastRecord.Losses> winkler =
                losses(day -> day.sums().winkler(), day -> day.sums().unscaledWinkler());
        double effective = effective();
        Optional<ForecastRecord.Difference> difference = difference();
        return new ForecastRecord(
                new ForecastRecord.Kind(
                        ForecastOrigin.of(first.made()),
                        first.horizon(),
                        ForecastModel.of(first.model()),
                        first.key()),
                count(day -> day.counts().n()),
                new ForecastRecord.Sample(
                        days.size(),
                        symbols,
                        count(day -> day.counts().compared()),
                        count(day -> day.counts().pooled())),
                effective,
                new ForecastRecord.Coverage(
                        share(day -> day.counts().inEighty()),
                        share(day -> day.counts().inNinetyFive())),
                thirds(),
                winkler,
                losses(day -> day.sums().pinball(), day -> day.sums().unscaledPinball()),
                mean(figures(days, day -> day.sums().squares() / day.counts().n())),
                difference,
                why(first, effective, winkler, difference));
    }

    /// Only what was said before its outcome may be shown.
    private static Optional<String> why(
            RecordDay first,
            double effective,
            Optional<ForecastRecord.Losses> winkler,
            Optional<ForecastRecord.Difference> difference) {
        if (effective < ForecastRecord.ENOUGH || winkler.isEmpty()) {
            return Optional.of("too_few");
        }
        if (winkler.get().skill() <= 0) {
            return Optional.of("no_skill");
        }
        if (difference.filter(found -> found.p() <= ForecastRecord.CERTAIN).isEmpty()) {
            return Optional.of("chance");
        }
        return ForecastOrigin.of(first.made()) == ForecastOrigin.LIVE
                ? Optional.empty()
                : Optional.of("replayed");
    }

    private List<RecordDay> compared() {
        return days.stream().filter(day -> day.counts().compared() > 0).toList();
    }

    /// What the scaled interval loses more than the unscaled one.
    private DatedFigures differences() {
        return figures(
                compared(),
                day ->
                        (day.sums().winkler() - day.sums().unscaledWinkler())
                                / day.counts().compared());
    }

    private Optional<ForecastRecord.Difference> difference() {
        DatedFigures differences = differences();
        if (differences.size() == 0) {
            return Optional.empty();
        }
        HypothesisTest less = differences.isLess(usual, overlap(differences.sessions()));
        return less.p().map(p -> new ForecastRecord.Difference(less.statistic().orElse(0.0), p));
    }

    private double effective() {
        DatedFigures differences = differences();
        if (differences.size() == 0) {
            return 0;
        }
        Estimate mean = differences.mean(usual, overlap(differences.sessions()), LEVEL);
        return mean.effectiveN().orElse((double) mean.n());
    }

    /// How many of the sessions an outcome reaches over where they are nearest: replayed ones are
    /// further apart, and holes make none of them nearer.
    private int overlap(int[] sessions) {
        int horizon = days.getFirst().horizon();
        int most = 1;
        int from = 0;
        for (int to = 0; to < sessions.length; to++) {
            while (sessions[to] - sessions[from] >= horizon) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /// Averages of sessions; those of a weekend, which few symbols have, go with its Friday's.
    private static DatedFigures figures(List<RecordDay> of, ToDoubleFunction<RecordDay> figure) {
        return DatedFigures.averages(
                of.stream().mapToInt(RecordKind::session).toArray(),
                of.stream().mapToDouble(figure).toArray());
    }

    /// Trading days numbered one by one, holidays counted.
    private static int session(RecordDay day) {
        long since = day.asOf().toEpochDay() + 3;
        return (int)
                (Math.floorDiv(since, WEEK) * WEEKDAYS
                        + Math.min(WEEKDAYS - 1, Math.floorMod(since, WEEK)));
    }

    private static double mean(DatedFigures figures) {
        return Arrays.stream(figures.values()).sum() / figures.size();
    }

    private List<ForecastRecord.ThirdCoverage> thirds() {
        List<ForecastRecord.ThirdCoverage> thirds = new ArrayList<>();
        add(thirds, VolatilityThird.CALM, day -> day.thirds().calm(), d -> d.thirds().calmIn());
        add(
                thirds,
                VolatilityThird.MIDDLE,
                day -> day.thirds().middle(),
                d -> d.thirds().middleIn());
        add(thirds, VolatilityThird.WILD, day -> day.thirds().wild(), d -> d.thirds().wildIn());
        return thirds;
    }

    private void add(
            List<ForecastRecord.ThirdCoverage> thirds,
            VolatilityThird third,
            ToIntFunction<RecordDay> all,
            ToIntFunction<RecordDay> within) {
        List<RecordDay> with = days.stream().filter(day -> all.applyAsInt(day) > 0).toList();
        if (!with.isEmpty()) {
            double share =
                    mean(
                            figures(
                                    with,
                                    day -> (double) within.applyAsInt(day) / all.applyAsInt(day)));
            thirds.add(new ForecastRecord.ThirdCoverage(third, count(all), share));
        }
    }

    private Optional<ForecastRecord.Losses> losses(
            ToDoubleFunction<RecordDay> forecast, ToDoubleFunction<RecordDay> unscaled) {
        List<RecordDay> compared = compared();
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        double mine = mean(figures(compared, day -> each(day, forecast)));
        double base = mean(figures(compared, day -> each(day, unscaled)));
        return base > 0
                ? Optional.of(new ForecastRecord.Losses(mine, base, 1 - mine / base))
                : Optional.empty();
    }

    private static double each(RecordDay day, ToDoubleFunction<RecordDay> sum) {
        return sum.applyAsDouble(day) / day.counts().compared();
    }

    private double share(ToIntFunction<RecordDay> within) {
        return mean(figures(days, day -> (double) within.applyAsInt(day) / day.counts().n()));
    }

    private int count(ToIntFunction<RecordDay> part) {
        return days.stream().mapToInt(part).sum();
    }
}
