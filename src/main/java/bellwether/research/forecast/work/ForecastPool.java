package bellwether.research.forecast.work;

import bellwether.research.forecast.model.IntervalBounds;
import bellwether.research.forecast.model.ScaleForecast;
import bellwether.research.forecast.store.DatedScore;
import bellwether.research.forecast.store.ForecastDao;
import bellwether.research.forecast.store.PoolKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Outcomes of all symbols, for those that have too few of their own. Each day of them is read once
/// while one batch is worked on; one thread.
final class ForecastPool {
    /// Symbols move together, so that outcomes of fewer days are too few, however many they are.
    private static final int FEWEST_DATES = 30;

    private final PoolSource source;
    private final Map<Key, PoolBounds> known;
    private final Map<PoolKind, PooledOutcomes> outcomes = new HashMap<>();

    /// Of one batch: each reading has a handle of its own.
    ForecastPool(Jdbi jdbi) {
        ForecastDao dao = new ForecastDao();
        source =
                (kind, before, days, most) ->
                        jdbi.withHandle(h -> dao.pool(h, kind, before, days, most));
        known = new HashMap<>();
    }

    /// As a transaction sees them.
    ///
    /// @param known bounds that were read by the same state of the outcomes; more are added
    ForecastPool(Handle handle, Map<Key, PoolBounds> known) {
        ForecastDao dao = new ForecastDao();
        source = (kind, before, days, most) -> dao.pool(handle, kind, before, days, most);
        this.known = known;
    }

    /// Reads the newest outcomes of a kind.
    private interface PoolSource {
        List<DatedScore> read(PoolKind kind, LocalDate before, int days, int most);
    }

    /// Of which outcomes bounds are made.
    record Key(PoolKind kind, LocalDate before) {}

    /// @param bounds in units of the scale
    record PoolBounds(int size, Optional<IntervalBounds> bounds) {}

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
        Key key = new Key(new PoolKind(forecast.horizon(), forecast.model(), synthetic), asOf);
        PoolBounds pooled = Objects.requireNonNull(known.computeIfAbsent(key, this::read));
        return new BoundedForecast(
                forecast,
                pooled.bounds().map(bounds -> bounds.times(forecast.scale())),
                pooled.bounds().isPresent(),
                pooled.bounds().isPresent() ? pooled.size() : forecast.conformity());
    }

    private PooledOutcomes outcomes(PoolKind kind) {
        return new PooledOutcomes((before, days, most) -> source.read(kind, before, days, most));
    }

    private PoolBounds read(Key key) {
        List<DatedScore> scores =
                Objects.requireNonNull(outcomes.computeIfAbsent(key.kind, this::outcomes))
                        .before(key.before);
        long dates = scores.stream().map(DatedScore::dueOn).distinct().count();
        return new PoolBounds(
                scores.size(),
                dates < FEWEST_DATES
                        ? Optional.empty()
                        : IntervalBounds.of(
                                scores.stream().mapToDouble(DatedScore::score).toArray()));
    }
}
