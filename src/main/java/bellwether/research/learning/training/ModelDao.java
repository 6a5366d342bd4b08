package bellwether.research.learning.training;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.learning.model.FoldScores;
import bellwether.research.learning.sample.SampleSymbol;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of models and of their folds.
public final class ModelDao {
    private static final String SELECT =
            """
            select id, version, state, spec, job, feature_version, fingerprint, card, why, shadow, forced, was_active, changes,
              created_at, changed_at
            from model
            """;

    /// Adds a training; empty while another of the same key goes on.
    Optional<Long> begin(
            Handle h, TrainingSpec spec, List<SampleSymbol> universe, int features, Instant now) {
        return h.createQuery(
                        """
                        insert into model (key, version, kind, state, spec, universe, feature_version,
                          data_hash, created_at, changed_at)
                        select :key, coalesce(max(version), 0) + 1, :kind, 'training', cast(:spec as json),
                          cast(:universe as json), :features, :hash, :now, :now
                        from model where key = :key
                        on conflict do nothing
                        returning id
                        """)
                .bind("key", spec.key())
                .bind("kind", spec.kind().code())
                .bind("spec", Json.write(spec))
                .bind("universe", Json.write(universe))
                .bind("features", features)
                .bind("hash", spec.dataHash())
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
        int failed =
                h.createUpdate(
                                """
                                update model set state = 'failed', why = 'Its job was deleted before it ended; train again.',
                                  changes = changes + 1, changed_at = :now
                                where state = 'training' and not exists (select from job where id = model.job)
                                """)
                        .bind("now", Timestamp.from(now))
                        .execute();
        if (failed > 0) {
            h.execute(
                    "delete from model_fold using model where model.id = model_fold.model and"
                            + " model.state = 'failed'");
        }
        return failed;
    }

    void trainedBy(Handle h, long model, JobId job) {
        h.createUpdate("update model set job = :job where id = :id")
                .bind("job", job.value())
                .bind("id", model)
                .execute();
    }

    /// Those that are stored, by their ids.
    public List<SampleSymbol> symbols(Handle h, Collection<String> tickers) {
        return h.createQuery(
                        "select id, ticker from symbol where ticker = any(:tickers) order by id")
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> new SampleSymbol(row.getLong("id"), row.getString("ticker")))
                .list();
    }

    List<SampleSymbol> universe(Handle h, long model) {
        return Arrays.asList(
                Json.stored(
                        h.createQuery("select universe from model where id = :id")
                                .bind("id", model)
                                .mapTo(String.class)
                                .one(),
                        SampleSymbol[].class));
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

    /// The same, which no one else changes until the transaction ends.
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

    /// Keeps a fold once; another try changes nothing.
    void keep(Handle h, long model, FoldResult fold, String hash) {
        h.createUpdate(
                        """
                        insert into model_fold (model, fold, data_hash, scores, findings)
                        values (:model, :fold, :hash, :scores, cast(:findings as json))
                        on conflict do nothing
                        """)
                .bind("model", model)
                .bind("fold", fold.number())
                .bind("hash", hash)
                .bind("scores", fold.scores().write())
                .bind("findings", Json.write(fold.findings()))
                .execute();
    }

    /// Those that are kept, in the order of their numbers.
    List<FoldResult> folds(Handle h, long model) {
        return h.createQuery(
                        "select fold, scores, findings from model_fold where model = :model order"
                                + " by fold")
                .bind("model", model)
                .map((row, _) ->
                        new FoldResult(
                                row.getInt("fold"),
                                FoldScores.read(row.getBytes("scores")),
                                Json.stored(row.getString("findings"), FoldFindings.class)))
                .list();
    }

    /// Trainings of a key that began after a moment.
    int attempts(Handle h, String key, Instant since) {
        return h.createQuery("select count(*) from model where key = :key and created_at > :since")
                .bind("key", key)
                .bind("since", Timestamp.from(since))
                .mapTo(Integer.class)
                .one();
    }

    /// Ends a training without a model; changes nothing where it has ended.
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
        h.createUpdate(
                        """
                        delete from model_fold using model
                        where model.id = model_fold.model and model.job = :job and model.state = 'failed'
                        """)
                .bind("job", job.value())
                .execute();
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
            h.createUpdate("delete from model_fold where model = :model")
                    .bind("model", model)
                    .execute();
        }
        return changed == 1;
    }

    private static StoredModel row(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String card = row.getString("card");
        @Nullable String shadow = row.getString("shadow");
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
                new StoredModel.Life(
                        row.getBoolean("forced"),
                        row.getBoolean("was_active"),
                        row.getLong("changes"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("changed_at").toInstant()));
    }
}
