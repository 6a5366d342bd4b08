package bellwether.research.forecast.work;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.model.IntervalBounds;
import bellwether.research.forecast.model.ScaleForecast;
import bellwether.research.forecast.store.DatedScore;
import bellwether.research.forecast.store.ForecastDao;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Outcomes of all symbols, for those that have too few of their own. Asked for once each while one
/// batch is worked on; one thread.
final class ForecastPool {
    /// Symbols move together, so that outcomes of fewer days are too few, however many they are.
    private static final int FEWEST_DATES = 30;

    private final Jdbi jdbi;
    private final ForecastDao dao = new ForecastDao();
    private final Map<Key, PoolBounds> known = new HashMap<>();

    ForecastPool(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Key(int horizon, ForecastModel model, boolean synthetic, LocalDate before) {}

    /// @param bounds in units of the scale
    private record PoolBounds(int size, Optional<IntervalBounds> bounds) {}

    /// Bounds by its own outcomes where they are enough, else by those of all symbols that were
    /// known before the date of its last bar.
    BoundedForecast bounded(ScaleForecast forecast, boolean synthetic, LocalDate asOf) {
        if (forecast.own().isPresent()) {
            return new BoundedForecast(
                    forecast,
                    forecast.own().map(own -> own.times(forecast.scale())),
                    false,
                    forecast.conformity());
        }
        Key key = new Key(forecast.horizon(), forecast.model(), synthetic, asOf);
        PoolBounds pooled = Objects.requireNonNull(known.computeIfAbsent(key, this::read));
        return new BoundedForecast(
                forecast,
                pooled.bounds().map(bounds -> bounds.times(forecast.scale())),
                pooled.bounds().isPresent(),
                pooled.bounds().isPresent() ? pooled.size() : forecast.conformity());
    }

    private PoolBounds read(Key key) {
        List<DatedScore> scores =
                jdbi.withHandle(
                        h -> dao.pool(h, key.horizon, key.model, key.synthetic, key.before));
        long dates = scores.stream().map(DatedScore::dueOn).distinct().count();
        return new PoolBounds(
                scores.size(),
                dates < FEWEST_DATES
                        ? Optional.empty()
                        : IntervalBounds.of(
                                scores.stream().mapToDouble(DatedScore::score).toArray()));
    }
}
