package bellwether.research.learning.training;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Sha256;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ServedModel;
import java.sql.Date;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The bytes of models, and the days that they were judged on.
public final class ModelRecordDao {
    void keep(Handle h, long model, FinishedModel finished) {
        byte[] bytes = ModelBlob.write(finished.served());
        h.createUpdate(
                        "insert into model_blob (model, bytes, sha256) values (:model, :bytes,"
                                + " :sha256)")
                .bind("model", model)
                .bind("bytes", bytes)
                .bind("sha256", Sha256.of(bytes))
                .execute();
        if (!finished.days().isEmpty()) {
            keep(h, model, finished.days(), false);
        }
    }

    /// Keeps days once; another try changes nothing.
    ///
    /// @param live whether they were scored after the training, before their labels had ended
    public static void keep(Handle h, long model, List<JudgedDay> days, boolean live) {
        try (PreparedBatch batch =
                h.prepareBatch(
                        """
                        insert into model_day (model, day, positives, negatives, auc, loss, base_loss, momentum_loss, live)
                        values (:model, :day, :positives, :negatives, :auc, :loss, :base, :momentum, :live)
                        on conflict do nothing
                        """)) {
            for (JudgedDay one : days) {
                ModelDay day = one.figures();
                batch.bind("model", model)
                        .bind("day", Date.valueOf(one.day()))
                        .bind("positives", day.positives())
                        .bind("negatives", day.negatives())
                        .bind("auc", day.auc().orElse(null))
                        .bind("loss", day.loss())
                        .bind("base", day.baseLoss())
                        .bind("momentum", day.momentumLoss())
                        .bind("live", live)
                        .add();
            }
            batch.execute();
        }
    }

    /// Oldest first.
    public List<JudgedDay> days(Handle h, long model) {
        return days(h, model, "");
    }

    /// Those that were scored before their labels had ended, oldest first.
    public List<JudgedDay> live(Handle h, long model) {
        return days(h, model, "and live");
    }

    private static List<JudgedDay> days(Handle h, long model, String condition) {
        return h.createQuery(
                        """
                        select day, positives, negatives, auc, loss, base_loss, momentum_loss from model_day
                        where model = :model %s order by day
                        """
                                .formatted(condition))
                .bind("model", model)
                .map((row, _) -> {
                    double auc = row.getDouble("auc");
                    Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(auc);
                    return new JudgedDay(
                            row.getDate("day").toLocalDate(),
                            new ModelDay(
                                    0,
                                    row.getInt("positives"),
                                    row.getInt("negatives"),
                                    known,
                                    row.getDouble("loss"),
                                    row.getDouble("base_loss"),
                                    row.getDouble("momentum_loss")));
                })
                .list();
    }

    /// The model as it was written.
    public Optional<byte[]> bytes(Handle h, long model) {
        return h.createQuery("select bytes from model_blob where model = :model")
                .bind("model", model)
                .mapTo(byte[].class)
                .findOne();
    }

    /// Removes the bytes and the symbols of models but those that serve, may be activated again or
    /// are trained again: of each key the active one, the one that was active before, its newest
    /// candidates and its newest others.
    ///
    /// @param newest so many of each
    /// @return of how many
    int removeOld(Handle h, int newest) {
        List<Long> old =
                h.createQuery(
                                """
                                select id from (
                                  select id, state, universe,
                                    row_number() over (partition by key, state = 'candidate' order by id desc) as place,
                                    was_active and row_number() over (
                                      partition by key, was_active order by changed_at desc, id desc) = 1 as before
                                  from model where state not in ('training', 'failed', 'active', 'shadow')) as ranked
                                where place > :newest and not before
                                  and (universe::text <> '[]' or exists (select from model_blob where model = ranked.id))
                                order by id
                                """)
                        .bind("newest", newest)
                        .mapTo(Long.class)
                        .list();
        if (!old.isEmpty()) {
            h.createUpdate("delete from model_blob where model = any(:old)")
                    .bindArray("old", Long.class, old)
                    .execute();
            h.createUpdate("update model set universe = '[]' where id = any(:old)")
                    .bindArray("old", Long.class, old)
                    .execute();
        }
        return old.size();
    }

    /// Empty where it is damaged, or of another version of features.
    Optional<ServedModel> served(Handle h, long model) {
        try {
            return bytes(h, model)
                    .map(ModelBlob::read)
                    .filter(one -> one.featureVersion() == FeatureCatalogue.VERSION);
        } catch (Refusal _) {
            return Optional.empty();
        }
    }
}
