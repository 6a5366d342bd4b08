package bellwether.research.learning.training;

import bellwether.platform.base.Json;
import bellwether.research.learning.model.FoldScores;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What the folds of trainings have said.
final class FoldDao {
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

    /// How many are kept: their scores, which are large, are not read.
    int count(Handle h, long model) {
        return h.createQuery("select count(*) from model_fold where model = :model")
                .bind("model", model)
                .mapTo(Integer.class)
                .one();
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

    /// Of a training that has ended for good.
    void remove(Handle h, long model) {
        h.createUpdate("delete from model_fold where model = :model")
                .bind("model", model)
                .execute();
    }

    /// Removes those of failed trainings that no one can repeat, or that no one has repeated since
    /// a moment, and their symbols; how many trainings that were.
    int forgetFailed(Handle h, Instant before) {
        List<Long> failed =
                h.createQuery(
                                """
                                select id from model
                                where state = 'failed' and universe::text <> '[]'
                                  and (changed_at < :before or not exists (select from job where id = model.job))
                                for update
                                """)
                        .bind("before", Timestamp.from(before))
                        .mapTo(Long.class)
                        .list();
        for (long model : failed) {
            remove(h, model);
            h.createUpdate("update model set universe = '[]' where id = :id")
                    .bind("id", model)
                    .execute();
        }
        return failed.size();
    }
}
