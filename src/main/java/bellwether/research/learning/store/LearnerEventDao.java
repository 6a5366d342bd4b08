package bellwether.research.learning.store;

import bellwether.research.learning.model.ModelEvaluation;
import bellwether.research.learning.online.JudgedScore;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.StoredScore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Scores of learners and their labels.
final class LearnerEventDao {
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

    /// Scores of a day whose labels are known.
    List<JudgedScore> judged(Handle h, LearnerDayDao.Place place) {
        return h.createQuery(
                        """
                        select p, base_rate, label,
                            (labelled_at at time zone 'UTC')::date - (scored_at at time zone 'UTC')::date
                        from learner_event
                        where learner = :learner and version = :version and label is not null and p is not null
                            and scored_at >= :from and scored_at < :until
                        order by scored_at, ref
                        """)
                .bind("learner", place.learner())
                .bind("version", place.version())
                .bind("from", start(place.day()))
                .bind("until", start(place.day() + 1))
                .map((row, _) ->
                        new JudgedScore(
                                place.day(),
                                row.getDouble(1),
                                row.getDouble(2),
                                row.getBoolean(3),
                                row.getInt(4)))
                .list();
    }

    /// Of a day from 1970, in UTC.
    static Timestamp start(int day) {
        return Timestamp.from(LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// Expected calibration error of what counts of a learner's version, of bins with equally many
    /// scores; empty without one.
    ///
    /// @param first scores of earlier days are left out, as they are removed bit by bit
    Optional<Double> calibrationError(Handle h, Learner learner, int first) {
        Long silenced = learner.looks().silenced();
        return h.createQuery(
                        """
                        select sum(gap) / sum(n) from (
                            select count(*) as n, abs(sum(p) - count(*) filter (where label)) as gap
                            from (
                                select p, label, ntile(:bins) over (order by p, scored_at, ref) as bin
                                from learner_event
                                where learner = :learner and version = :version
                                    and label is not null and p is not null
                                    and scored_at >= :from) as scores
                            group by bin) as bins
                        """)
                .bind("bins", ModelEvaluation.BINS)
                .bind("learner", learner.id())
                .bind("version", learner.version())
                .bind(
                        "from",
                        start(Math.max(first, silenced == null ? 0 : Math.toIntExact(silenced))))
                .map((row, _) -> Optional.ofNullable(row.getObject(1, Double.class)))
                .one();
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
