package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.VolatilityThird;
import bellwether.research.forecast.store.RecordDay;
import bellwether.technical.statistics.Alternative;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.DieboldMariano;
import bellwether.technical.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/// Judges forecasts of one kind by the sums of its days, which are the observations: under 10
/// symbols blocks of 63 sessions are.
final class RecordKind {
    private static final double LEVEL = 0.90;
    private static final int WEEK = 7;
    private static final int WEEKDAYS = 5;

    private final List<RecordDay> days;
    private final int symbols;

    /// @param days at least one, oldest first
    RecordKind(List<RecordDay> days, int symbols) {
        this.days = days;
        this.symbols = symbols;
    }

    ForecastRecord record() {
        RecordDay first = days.getFirst();
        int n = count(day -> day.counts().n());
        int compared = count(day -> day.counts().compared());
        Optional<ForecastRecord.Losses> winkler =
                losses(compared, day -> day.sums().winkler(), day -> day.sums().unscaledWinkler());
        double[] differences = differences();
        double effective = effective();
        Optional<ForecastRecord.Difference> difference =
                DieboldMariano.of(differences, overlap(compared()))
                        .map(found ->
                                new ForecastRecord.Difference(
                                        found.corrected(), found.p(Alternative.LESS)));
        return new ForecastRecord(
                new ForecastRecord.Kind(
                        ForecastOrigin.of(first.made()),
                        first.horizon(),
                        ForecastModel.of(first.model()),
                        first.key()),
                n,
                new ForecastRecord.Sample(
                        days.size(), symbols, compared, count(day -> day.counts().pooled())),
                effective,
                new ForecastRecord.Coverage(
                        share(count(day -> day.counts().inEighty()), n),
                        share(count(day -> day.counts().inNinetyFive()), n)),
                thirds(),
                winkler,
                losses(compared, day -> day.sums().pinball(), day -> day.sums().unscaledPinball()),
                sum(day -> day.sums().squares()) / n,
                difference,
                why(effective, winkler, difference));
    }

    private static Optional<String> why(
            double effective,
            Optional<ForecastRecord.Losses> winkler,
            Optional<ForecastRecord.Difference> difference) {
        if (effective < ForecastRecord.ENOUGH || winkler.isEmpty()) {
            return Optional.of("too_few");
        }
        if (winkler.get().skill() <= 0) {
            return Optional.of("no_skill");
        }
        return difference.filter(found -> found.p() <= ForecastRecord.CERTAIN).isPresent()
                ? Optional.empty()
                : Optional.of("chance");
    }

    private List<RecordDay> compared() {
        return days.stream().filter(day -> day.counts().compared() > 0).toList();
    }

    /// What the scaled interval loses more than the unscaled one, on average over each date.
    private double[] differences() {
        return compared().stream()
                .mapToDouble(day ->
                        (day.sums().winkler() - day.sums().unscaledWinkler())
                                / day.counts().compared())
                .toArray();
    }

    private double effective() {
        List<RecordDay> compared = compared();
        if (compared.isEmpty()) {
            return 0;
        }
        Estimate mean =
                DatedFigures.averages(
                                compared.stream().mapToInt(RecordKind::session).toArray(),
                                differences())
                        .mean(symbols, overlap(compared), LEVEL);
        return mean.effectiveN().orElse((double) mean.n());
    }

    /// How many of the dates an outcome reaches over where they are nearest: replayed ones are
    /// further apart, and holes make none of them nearer.
    private static int overlap(List<RecordDay> dates) {
        int most = 1;
        int from = 0;
        for (int to = 0; to < dates.size(); to++) {
            while (session(dates.get(to)) - session(dates.get(from)) >= dates.get(to).horizon()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /// Trading days numbered one by one, holidays counted.
    private static int session(RecordDay day) {
        long since = day.asOf().toEpochDay() + 3;
        return (int)
                (Math.floorDiv(since, WEEK) * WEEKDAYS
                        + Math.min(WEEKDAYS - 1, Math.floorMod(since, WEEK)));
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
        int n = count(all);
        if (n > 0) {
            thirds.add(new ForecastRecord.ThirdCoverage(third, n, share(count(within), n)));
        }
    }

    private Optional<ForecastRecord.Losses> losses(
            int n, ToDoubleFunction<RecordDay> forecast, ToDoubleFunction<RecordDay> unscaled) {
        double base = sum(unscaled);
        return n > 0 && base > 0
                ? Optional.of(
                        new ForecastRecord.Losses(
                                sum(forecast) / n, base / n, 1 - sum(forecast) / base))
                : Optional.empty();
    }

    private int count(ToIntFunction<RecordDay> part) {
        return days.stream().mapToInt(part).sum();
    }

    private double sum(ToDoubleFunction<RecordDay> part) {
        return days.stream().mapToDouble(part).sum();
    }

    private static double share(int hits, int n) {
        return (double) hits / n;
    }
}
