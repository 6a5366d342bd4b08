package bellwether.research.learning.serving;

import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.training.FollowedModel;
import bellwether.research.learning.training.ModelLife;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Judges models that are followed, and makes the jobs that score sessions: one for each model and
/// day, whichever process looks. Today's session is left for tomorrow, as some exchanges have not
/// closed.
public final class ScoreRounds {
    /// Behind what people wait for.
    private static final int PRIORITY = 2;

    /// How long bars may come in before those that were late are looked for: each time all bars are
    /// read.
    private static final Duration LATE = Duration.ofMinutes(15);

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final ModelLife life;
    private final InstantSource clock;
    private final ScoreDao scores = new ScoreDao();

    /// The symbols of models that are followed, which never change.
    private final Map<Long, List<Long>> universes = new ConcurrentHashMap<>();

    /// When late bars of a model were looked for last.
    private final Map<Long, Instant> lateLooks = new ConcurrentHashMap<>();

    public ScoreRounds(Jdbi jdbi, Jobs jobs, ModelLife life, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.life = life;
        this.clock = clock;
    }

    /// A session that is to be scored.
    ///
    /// @param reached how many symbols have bars up to it
    private record DueSession(long model, LocalDate day, int reached) {}

    /// Looks once.
    public void look() {
        List<Long> followed = life.judge().stream().map(FollowedModel::id).toList();
        universes.keySet().retainAll(followed);
        lateLooks.keySet().retainAll(followed);
        if (followed.isEmpty()) {
            return;
        }
        List<DueSession> due = jdbi.withHandle(h -> due(h, followed));
        if (!due.isEmpty() && jobs.unfinished(List.of(ScoreJob.OWNER)).isEmpty()) {
            due.forEach(this::ask);
        }
    }

    private List<DueSession> due(Handle h, List<Long> followed) {
        Map<Long, ModelWatch> watches = scores.watches(h, followed);
        return followed.stream()
                .flatMap(model -> due(h, model, watches.get(model)).stream())
                .toList();
    }

    /// The newest complete day, if it was not looked at; else the same day again where bars of it
    /// came late. Bars are counted only where either can be.
    private Optional<DueSession> due(Handle h, long model, @Nullable ModelWatch watch) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        boolean isNew = watch == null || watch.lookedTo().isBefore(yesterday);
        boolean mayBeLate = watch != null && mayBeLate(model, watch);
        if (!isNew && !mayBeLate) {
            return Optional.empty();
        }
        UniverseReach reach = scores.reach(h, universe(h, model), yesterday);
        Optional<LocalDate> complete = reach.complete();
        if (complete.isEmpty() || watch == null || complete.get().isAfter(watch.lookedTo())) {
            return complete.map(day -> new DueSession(model, day, reach.upTo(day)));
        }
        if (!mayBeLate) {
            return Optional.empty();
        }
        lateLooks.put(model, clock.instant());
        int reached = reach.upTo(watch.lookedTo());
        return watch.reached() != null && reached > watch.reached()
                ? Optional.of(new DueSession(model, watch.lookedTo(), reached))
                : Optional.empty();
    }

    /// Whether a while has passed since bars of its newest session were looked at.
    private boolean mayBeLate(long model, ModelWatch watch) {
        Instant before = clock.instant().minus(LATE);
        Instant looked = lateLooks.get(model);
        return (watch.at() == null || !watch.at().isAfter(before))
                && (looked == null || !looked.isAfter(before));
    }

    private List<Long> universe(Handle h, long model) {
        return universes.computeIfAbsent(
                model, id -> scores.universe(h, id).stream().map(SampleSymbol::id).toList());
    }

    /// A job that has failed is asked again in the next hour: bars that change while they are read
    /// fail it as often as they change.
    private void ask(DueSession due) {
        long hour = clock.instant().getEpochSecond() / Duration.ofHours(1).toSeconds();
        String key = ScoreJob.key(due.model(), due.day(), due.reached());
        jobs.create(
                new NewJob(
                        ScoreJob.OWNER,
                        ScoreJob.NAME,
                        "{}",
                        List.of(key),
                        PRIORITY,
                        Optional.of("score %s %d".formatted(key, hour)),
                        key));
    }
}
