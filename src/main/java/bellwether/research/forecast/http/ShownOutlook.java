package bellwether.research.forecast.http;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.VolatilityThird;
import bellwether.research.forecast.model.IntervalBounds;
import bellwether.research.forecast.work.BoundedForecast;
import bellwether.research.forecast.work.SymbolOutlook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A symbol's forecasts in the form of the answer.
///
/// @param close of the last finished bar, adjusted for splits
/// @param message what the numbers are not
record ShownOutlook(
        String ticker,
        boolean synthetic,
        LocalDate asOf,
        double close,
        int bars,
        List<Ahead> horizons,
        String message) {
    private static final String NO_DIRECTION =
            "How far the price may move, not where to: the centre is the last close. Bounds hold as"
                    + " often as they say only while what comes is like the past; the record says how"
                    + " often they did.";

    /// @param why there are no intervals, or no forecast at all; null where they are
    record Ahead(
            int horizon,
            LocalDate dueOn,
            @Nullable Scale scale,
            List<Interval> intervals,
            @Nullable String why,
            @Nullable Beside garch,
            Verdict record) {}

    /// @param percent the expected deviation of the log return, in percent
    /// @param conformity how many outcomes the bounds are taken from
    /// @param pooled whether they are those of all symbols
    /// @param third null where too few earlier scales are known
    record Scale(
            ForecastModel model,
            double percent,
            int conformity,
            boolean pooled,
            @Nullable VolatilityThird third) {}

    /// @param half of the log return, in percent
    record Interval(double level, double half, double low, double high) {}

    record Beside(double percent, double persistence) {}

    /// What earlier forecasts of this horizon and model came to.
    ///
    /// @param shown whether those that were made live say that it has skill
    /// @param why not
    record Verdict(
            boolean shown,
            @Nullable String why,
            @Nullable ShownRecord live,
            @Nullable ShownRecord replayed) {}

    static ShownOutlook of(SymbolOutlook found) {
        return new ShownOutlook(
                found.ticker(),
                found.synthetic(),
                found.asOf(),
                found.close(),
                found.bars(),
                found.horizons().stream().map(one -> ahead(one, found.close())).toList(),
                NO_DIRECTION);
    }

    private static Ahead ahead(SymbolOutlook.Ahead ahead, double close) {
        Optional<BoundedForecast> forecast = ahead.forecast();
        return new Ahead(
                ahead.horizon(),
                ahead.dueOn(),
                forecast.map(ShownOutlook::scale).orElse(null),
                forecast.flatMap(BoundedForecast::bounds)
                        .map(bounds -> intervals(bounds, close))
                        .orElse(List.of()),
                why(forecast),
                ahead.garch()
                        .map(one -> new Beside(100 * one.scale(), one.persistence()))
                        .orElse(null),
                verdict(ahead.records()));
    }

    private static @Nullable String why(Optional<BoundedForecast> forecast) {
        if (forecast.isEmpty()) {
            return "no_movement";
        }
        return forecast.get().bounds().isPresent() ? null : "too_few_outcomes";
    }

    private static Scale scale(BoundedForecast forecast) {
        return new Scale(
                forecast.scale().model(),
                100 * forecast.scale().scale(),
                forecast.conformity(),
                forecast.pooled(),
                forecast.scale().third().orElse(null));
    }

    private static List<Interval> intervals(IntervalBounds bounds, double close) {
        return List.of(
                interval(IntervalBounds.INNER, bounds.eighty(), close),
                interval(IntervalBounds.OUTER, bounds.ninetyFive(), close));
    }

    private static Interval interval(double level, double half, double close) {
        return new Interval(level, 100 * half, close * Math.exp(-half), close * Math.exp(half));
    }

    private static Verdict verdict(List<ForecastRecord> records) {
        Optional<ForecastRecord> live = record(records, ForecastOrigin.LIVE);
        return new Verdict(
                live.filter(ForecastRecord::isShown).isPresent(),
                live.map(found -> found.why().orElse(null))
                        .orElse(live.isEmpty() ? "too_few" : null),
                live.map(ShownRecord::of).orElse(null),
                record(records, ForecastOrigin.REPLAYED).map(ShownRecord::of).orElse(null));
    }

    private static Optional<ForecastRecord> record(
            List<ForecastRecord> records, ForecastOrigin made) {
        return records.stream().filter(one -> one.kind().made() == made).findFirst();
    }
}
