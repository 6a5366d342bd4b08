package bellwether.research.learning.training;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.sample.SampleSymbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of models and of their folds.
public final class ModelDao {
    private static final String SELECT =
            """
            select id, version, state, spec, job, feature_version, fingerprint, card, why, shadow, forced, was_active,
              retrain, changes, created_at, changed_at, choice
            from model
            """;

    /// Adds a training; empty while another of the same key goes on.
    Optional<Long> begin(
            Handle h,
            TrainingSpec spec,
            List<SampleSymbol> universe,
            boolean retrain,
            Instant now) {
        return h.createQuery(
                        """
                        insert into model (key, version, kind, state, spec, universe, feature_version,
                          retrain, tries, created_at, changed_at)
                        select :key, coalesce(max(version), 0) + 1, :kind, 'training', cast(:spec as json),
                          cast(:universe as json), :features, :retrain, :tries, :now, :now
                        from model where key = :key
                        on conflict do nothing
                        returning id
                        """)
                .bind("key", spec.key())
                .bind("kind", spec.kind().code())
                .bind("spec", Json.write(spec))
                .bind("universe", Json.write(universe))
                .bind("features", FeatureCatalogue.VERSION)
                .bind("retrain", retrain)
                .bind("tries", spec.tries())
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .findOne();
    }

    /// The training of a key that goes on.
    Optional<StoredModel> running(Handle h, String key) {
        return h.createQuery(SELECT + "where key = :key and state = 'training'")
                .bind("key", key)
                .map(ModelDao::row)
                .findOne();
    }

    /// Ends trainings whose jobs were deleted, as with all that an owner has; how many there were.
    int failDeserted(Handle h, Instant now) {
        return h.createUpdate(
                        """
                        update model set state = 'failed', why = 'Its job was deleted before it ended; train again.',
                          changes = changes + 1, changed_at = :now
                        where state = 'training' and not exists (select from job where id = model.job)
                        """)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void trainedBy(Handle h, long model, JobId job) {
        h.createUpdate("update model set job = :job where id = :id")
                .bind("job", job.value())
                .bind("id", model)
                .execute();
    }

    /// The one of a number.
    public Optional<StoredModel> find(Handle h, long id) {
        return h.createQuery(SELECT + "where id = :id").bind("id", id).map(ModelDao::row).findOne();
    }

    Optional<StoredModel> ofJob(Handle h, JobId job) {
        return h.createQuery(SELECT + "where job = :job")
                .bind("job", job.value())
                .map(ModelDao::row)
                .findOne();
    }

    /// The newest of a key, of which there may be none.
    ///
    /// @param all those that failed or are running too
    Optional<StoredModel> newest(Handle h, String key, boolean all) {
        return h.createQuery(
                        SELECT
                                + """
                                where key = :key and (:all or state not in ('training', 'failed'))
                                order by id desc limit 1
                                """)
                .bind("key", key)
                .bind("all", all)
                .map(ModelDao::row)
                .findOne();
    }

    /// The one, which no one else changes until the transaction ends.
    Optional<StoredModel> lock(Handle h, long id) {
        return h.createQuery(SELECT + "where id = :id for update")
                .bind("id", id)
                .map(ModelDao::row)
                .findOne();
    }

    /// Newest first.
    List<StoredModel> list(Handle h, Optional<ModelState> state, long before, int limit) {
        return h.createQuery(
                        SELECT
                                + """
                                where id < :before and (cast(:state as text) is null or state = :state)
                                order by id desc limit :limit
                                """)
                .bind("before", before)
                .bind("state", state.map(ModelState::key).orElse(null))
                .bind("limit", limit)
                .map(ModelDao::row)
                .list();
    }

    /// Tries of the trainings of a key since one of its models was promoted with every rule met, or
    /// ever; this one is among them whenever it began. What is activated by force, activated once
    /// more or retired does not make tries begin anew.
    int tries(Handle h, String key, long model) {
        return h.createQuery(
                        """
                        select sum(tries) from model
                        where key = :key and (id = :model
                          or created_at > coalesce((select max(promoted_at) from model where key = :key), '-infinity'))
                        """)
                .bind("key", key)
                .bind("model", model)
                .mapTo(Integer.class)
                .one();
    }

    Map<String, Integer> counts(Handle h) {
        return h.createQuery("select state, count(*) from model group by state order by state")
                .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// Tries of the trainings of a key up to one.
    int attempts(Handle h, String key, long model) {
        return h.createQuery("select sum(tries) from model where key = :key and id <= :model")
                .bind("key", key)
                .bind("model", model)
                .mapTo(Integer.class)
                .one();
    }

    /// Ends a training without a model; changes nothing where it has ended. Its folds stay, so that
    /// a new try needs only those that failed.
    void fail(Handle h, JobId job, String why, Instant now) {
        h.createUpdate(
                        """
                        update model set state = 'failed', why = :why, changes = changes + 1, changed_at = :now
                        where job = :job and state = 'training'
                        """)
                .bind("job", job.value())
                .bind("why", why)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Goes on with a training that has failed, by a new job; whether it had.
    boolean resume(Handle h, JobId ended, JobId fresh, Instant now) {
        return h.createUpdate(
                                """
                                update model set state = 'training', why = null, job = :fresh, changes = changes + 1,
                                  changed_at = :now
                                where job = :ended and state = 'failed' and universe::text <> '[]'
                                """)
                        .bind("fresh", fresh.value())
                        .bind("ended", ended.value())
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// Names the bars of a training, unless a part of it did so before; whether they are the same.
    boolean pin(Handle h, long model, TrainingSpec spec) {
        String hash = Objects.requireNonNull(spec.dataHash());
        return h.createQuery(
                        """
                        update model set data_hash = coalesce(data_hash, :hash),
                          spec = case when data_hash is null then cast(:spec as json) else spec end
                        where id = :id
                        returning data_hash = :hash
                        """)
                .bind("hash", hash)
                .bind("spec", Json.write(spec))
                .bind("id", model)
                .mapTo(Boolean.class)
                .one();
    }

    /// Keeps what came of a training; whether it had not ended before.
    boolean finish(Handle h, long model, FinishedModel finished, Instant now) {
        int changed =
                h.createUpdate(
                                """
                                update model set state = :state, fingerprint = :fingerprint, card = cast(:card as json),
                                  changes = changes + 1, changed_at = :now
                                where id = :id and state = 'training'
                                """)
                        .bind(
                                "state",
                                (finished.card().passed()
                                                ? ModelState.CANDIDATE
                                                : ModelState.REJECTED)
                                        .key())
                        .bind("fingerprint", finished.fingerprint())
                        .bind("card", Json.write(finished.card()))
                        .bind("now", Timestamp.from(now))
                        .bind("id", model)
                        .execute();
        if (changed == 1) {
            new ModelRecordDao().keep(h, model, finished);
            new FoldDao().remove(h, model);
        }
        return changed == 1;
    }

    private static StoredModel row(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String card = row.getString("card");
        @Nullable String shadow = row.getString("shadow");
        @Nullable String choice = row.getString("choice");
        return new StoredModel(
                row.getLong("id"),
                row.getInt("version"),
                ModelState.of(row.getString("state")),
                Json.stored(row.getString("spec"), TrainingSpec.class),
                row.getString("job"),
                row.getInt("feature_version"),
                row.getString("fingerprint"),
                card == null ? null : Json.stored(card, ModelCard.class),
                row.getString("why"),
                shadow == null ? null : Json.stored(shadow, ShadowTrial.class),
                choice == null ? null : Json.stored(choice, ChoiceReport.class),
                new StoredModel.Life(
                        row.getBoolean("forced"),
                        row.getBoolean("was_active"),
                        row.getBoolean("retrain"),
                        row.getLong("changes"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("changed_at").toInstant()));
    }
}
