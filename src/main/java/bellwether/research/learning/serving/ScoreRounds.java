package bellwether.research.learning.serving;

import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.learning.training.ModelLife;
import bellwether.research.learning.training.StoredModel;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Judges models that are followed, and makes the jobs that score sessions: one for each model and
/// day, whichever process looks. Today's session is left for tomorrow, as some exchanges have not
/// closed.
public final class ScoreRounds {
    /// Behind what people wait for.
    private static final int PRIORITY = 2;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final ModelLife life;
    private final InstantSource clock;
    private final ScoreDao scores = new ScoreDao();

    public ScoreRounds(Jdbi jdbi, Jobs jobs, ModelLife life, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.life = life;
        this.clock = clock;
    }

    /// Looks once.
    public void look() {
        List<StoredModel> followed = life.judge();
        if (followed.isEmpty() || !jobs.unfinished(List.of(ScoreJob.OWNER)).isEmpty()) {
            return;
        }
        for (StoredModel model : followed) {
            due(model).ifPresent(day -> ask(model, day));
        }
    }

    /// The newest complete day, if it was not looked at.
    private Optional<LocalDate> due(StoredModel model) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        return jdbi.withHandle(h ->
                scores.complete(h, model.id(), yesterday)
                        .filter(day ->
                                scores.lookedTo(h, model.id())
                                        .filter(looked -> !looked.isBefore(day))
                                        .isEmpty()));
    }

    private void ask(StoredModel model, LocalDate day) {
        String key = ScoreJob.key(model.id(), day);
        jobs.create(
                new NewJob(
                        ScoreJob.OWNER,
                        ScoreJob.NAME,
                        "{}",
                        List.of(key),
                        PRIORITY,
                        Optional.of("score " + key),
                        key));
    }
}
