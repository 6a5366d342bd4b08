package bellwether.research.learning.store;

import bellwether.research.learning.online.JudgedScore;
import bellwether.research.learning.online.StoredScore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Scores of learners and their labels.
final class LearnerEventDao {
    /// Of a version, the newest ones that its record is made of.
    private static final int MOST_JUDGED = 200_000;

    Optional<StoredScore> find(Handle h, long learner, String ref) {
        return h.createQuery(
                        """
                        select ref, version, n, digest, inputs, p, base_rate, why, label, scored_at
                        from learner_event where learner = :learner and ref = :ref
                        """)
                .bind("learner", learner)
                .bind("ref", ref)
                .map(LearnerEventDao::score)
                .findOne();
    }

    private static StoredScore score(ResultSet row, StatementContext ctx) throws SQLException {
        return new StoredScore(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                Arrays.asList((Double[]) row.getArray(5).getArray()),
                Optional.ofNullable(row.getObject(6, Double.class)),
                Optional.ofNullable(row.getObject(7, Double.class)),
                row.getString(8),
                Optional.ofNullable(row.getObject(9, Boolean.class)),
                row.getTimestamp(10).toInstant());
    }

    void insert(Handle h, long learner, StoredScore score) {
        h.createUpdate(
                        """
                        insert into learner_event (learner, ref, version, n, digest, inputs, p, base_rate, why, scored_at)
                        values (:learner, :ref, :version, :n, :digest, :inputs, :p, :base, :why, :at)
                        """)
                .bind("learner", learner)
                .bind("ref", score.ref())
                .bind("version", score.version())
                .bind("n", score.n())
                .bind("digest", score.digest())
                .bindArray("inputs", Double.class, score.inputs())
                .bind("p", score.probability().orElse(null))
                .bind("base", score.baseRate().orElse(null))
                .bind("why", score.why())
                .bind("at", Timestamp.from(score.scoredAt()))
                .execute();
    }

    /// Keeps a label; what was to be learnt from is not needed any more.
    void label(Handle h, long learner, String ref, boolean label, Instant now) {
        h.createUpdate(
                        """
                        update learner_event set label = :label, labelled_at = :now, inputs = '{}'
                        where learner = :learner and ref = :ref
                        """)
                .bind("learner", learner)
                .bind("ref", ref)
                .bind("label", label)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Scores of a version whose labels are known.
    List<JudgedScore> judged(Handle h, long learner, int version) {
        return h.createQuery(
                        """
                        select (scored_at at time zone 'UTC')::date - date '1970-01-01', p, base_rate, label,
                            (labelled_at at time zone 'UTC')::date - (scored_at at time zone 'UTC')::date
                        from learner_event
                        where learner = :learner and version = :version and label is not null and p is not null
                        order by scored_at desc limit :most
                        """)
                .bind("learner", learner)
                .bind("version", version)
                .bind("most", MOST_JUDGED)
                .map((row, _) ->
                        new JudgedScore(
                                row.getInt(1),
                                row.getDouble(2),
                                row.getDouble(3),
                                row.getBoolean(4),
                                row.getInt(5)))
                .list();
    }

    /// How many have no label.
    int open(Handle h, long learner) {
        return h.createQuery(
                        "select count(*) from learner_event where learner = :learner and label is"
                                + " null")
                .bind("learner", learner)
                .mapTo(Integer.class)
                .one();
    }

    /// Removes scores without a label from before a time, and those with one from before another;
    /// so many at most.
    int retire(Handle h, Instant unlabelled, Instant labelled, int most) {
        return h.createUpdate(
                        """
                        delete from learner_event
                        where (learner, ref) in (
                            select learner, ref from learner_event
                            where scored_at < :unlabelled and (label is null or scored_at < :labelled)
                            limit :most)
                          and (label is null or scored_at < :labelled)
                        """)
                .bind("unlabelled", Timestamp.from(unlabelled))
                .bind("labelled", Timestamp.from(labelled))
                .bind("most", most)
                .execute();
    }
}
