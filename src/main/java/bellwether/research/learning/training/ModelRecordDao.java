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
final class ModelRecordDao {
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
            keep(h, model, finished.days());
        }
    }

    private static void keep(Handle h, long model, List<JudgedDay> days) {
        try (PreparedBatch batch =
                h.prepareBatch(
                        """
                        insert into model_day (model, day, positives, negatives, auc, loss, base_loss, momentum_loss, live)
                        values (:model, :day, :positives, :negatives, :auc, :loss, :base, :momentum, false)
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
                        .add();
            }
            batch.execute();
        }
    }

    /// Oldest first.
    List<JudgedDay> days(Handle h, long model) {
        return h.createQuery(
                        """
                        select day, positives, negatives, auc, loss, base_loss, momentum_loss from model_day
                        where model = :model order by day
                        """)
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
    Optional<byte[]> bytes(Handle h, long model) {
        return h.createQuery("select bytes from model_blob where model = :model")
                .bind("model", model)
                .mapTo(byte[].class)
                .findOne();
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
