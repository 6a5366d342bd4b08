package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastTerms;
import bellwether.research.forecast.model.DailyColumns;
import bellwether.research.forecast.model.HorizonWalk;
import bellwether.research.forecast.model.IntervalBounds;
import bellwether.research.forecast.model.SymbolSessions;
import bellwether.research.forecast.store.DueForecast;
import bellwether.research.forecast.store.ForecastRealisation;
import bellwether.research.forecast.store.StoredForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be stored of one symbol: the forecasts of its newest bar, of earlier ones where it
/// was never forecast, and what became of those that are due.
final class SymbolForecasts {
    /// How many earlier forecasts of a horizon are replayed.
    private static final int REPLAYS = 60;

    /// Every so many bars, so that replays of a week and a month do not overlap.
    private static final int LEAST_STEP = 5;

    /// A session is missing when so many bars behind it are there.
    private static final int LATE_BARS = 5;

    private final ForecastBars.SymbolBars loaded;
    private final ForecastPool pool;
    private final SymbolSessions sessions;
    private final DailyColumns columns;

    /// @param loaded with prices above 0
    SymbolForecasts(ForecastBars.SymbolBars loaded, ForecastPool pool) {
        this.loaded = loaded;
        this.pool = pool;
        sessions = new SymbolSessions(loaded.bars(), loaded.calendar());
        columns = new DailyColumns(loaded.bars(), sessions);
    }

    /// The forecast of the newest bar; empty where bars are too few or do not move.
    Optional<BoundedForecast> newest(int horizon) {
        int last = columns.size() - 1;
        return new HorizonWalk(columns, horizon, last)
                .at(last)
                .map(found -> pool.bounded(found, loaded.synthetic(), loaded.last()));
    }

    /// The session whose close is the outcome of a forecast of the newest bar.
    LocalDate dueOn(int horizon) {
        return sessions.after(loaded.last(), horizon);
    }

    /// The newest as live, which holds if they are stored in time.
    ///
    /// @param isFirst whether earlier bars are forecast too
    List<StoredForecast> made(boolean isFirst) {
        List<StoredForecast> made = new ArrayList<>();
        int last = columns.size() - 1;
        for (int horizon : ForecastTerms.HORIZONS) {
            int step = Math.max(LEAST_STEP, horizon);
            int first = isFirst ? last - horizon - (REPLAYS - 1) * step : last;
            HorizonWalk walk = new HorizonWalk(columns, horizon, first);
            for (int bar = last - horizon; isFirst && bar >= Math.max(0, first); bar -= step) {
                replayed(walk, bar, horizon).ifPresent(made::add);
            }
            walk.at(last)
                    .map(found -> pool.bounded(found, loaded.synthetic(), loaded.last()))
                    .map(found -> stored(found, ForecastOrigin.LIVE, dueOn(horizon), null))
                    .ifPresent(made::add);
        }
        return made;
    }

    /// Empty where a session is missing until its outcome, which is one of more sessions then.
    private Optional<StoredForecast> replayed(HorizonWalk walk, int bar, int horizon) {
        return walk.at(bar)
                .filter(_ -> columns.isWhole(bar, horizon))
                .map(found -> pool.bounded(found, loaded.synthetic(), loaded.day(bar)))
                .map(found ->
                        stored(
                                found,
                                ForecastOrigin.REPLAYED,
                                loaded.day(bar + horizon),
                                columns.outcome(bar, horizon)));
    }

    private StoredForecast stored(
            BoundedForecast found,
            ForecastOrigin made,
            LocalDate dueOn,
            @Nullable Double realised) {
        int bar = found.scale().origin();
        return new StoredForecast(
                new StoredForecast.Place(
                        loaded.symbol(), found.scale().horizon(), loaded.day(bar), dueOn),
                made,
                found.scale().model(),
                loaded.bars().close()[bar],
                found.scale().scale(),
                halves(found.bounds()),
                found.pooled(),
                found.conformity(),
                halves(found.scale().unscaled()),
                found.scale().third(),
                realised);
    }

    private static StoredForecast.Halves halves(Optional<IntervalBounds> bounds) {
        return bounds.map(known -> new StoredForecast.Halves(known.eighty(), known.ninetyFive()))
                .orElse(StoredForecast.Halves.NONE);
    }

    /// What is known now of these, for those of which it was not, or was otherwise.
    List<ForecastRealisation> realised(List<DueForecast> open) {
        return open.stream()
                .filter(one -> !one.dueOn().isAfter(loaded.last()))
                .flatMap(one -> realised(one).stream())
                .toList();
    }

    private Optional<ForecastRealisation> realised(DueForecast one) {
        Optional<Integer> from = loaded.bar(one.asOf());
        Optional<Integer> to = loaded.bar(one.dueOn());
        if (from.isEmpty()) {
            return Optional.of(new ForecastRealisation(one, null, "origin_bar_missing"));
        }
        return to.map(end ->
                        new ForecastRealisation(
                                one, columns.outcome(from.get(), end - from.get()), null))
                .or(() ->
                        isLate(one.dueOn())
                                ? Optional.of(new ForecastRealisation(one, null, "due_bar_missing"))
                                : Optional.empty());
    }

    /// Whether so many bars are behind a day that its own will hardly come.
    private boolean isLate(LocalDate day) {
        int behind = columns.size() - LATE_BARS;
        return behind >= 0 && loaded.day(behind).isAfter(day);
    }
}
