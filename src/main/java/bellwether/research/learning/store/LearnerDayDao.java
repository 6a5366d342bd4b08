package bellwether.research.learning.store;

import bellwether.platform.base.Json;
import bellwether.research.learning.online.LearnerDay;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// What the scores of learners came to by day.
final class LearnerDayDao {
    /// A day as it is stored.
    ///
    /// @param labels that have come in
    /// @param figures empty where labels have come in since they were computed
    record StoredDay(int day, long labels, Optional<LearnerDay> figures) {}

    /// A day of a version of a learner.
    record Place(long learner, int version, int day) {}

    /// One label more, of a score that had a probability.
    void count(Handle h, Place place) {
        at(
                        place,
                        h.createUpdate(
                                """
                                insert into learner_day (learner, version, day, labels, counted)
                                values (:learner, :version, :day, 1, 0)
                                on conflict (learner, version, day) do update set labels = learner_day.labels + 1
                                """))
                .execute();
    }

    /// Of a version, the oldest first.
    List<StoredDay> of(Handle h, long learner, int version) {
        return h.createQuery(
                        """
                        select day, labels, case when labels = counted then figures end from learner_day
                        where learner = :learner and version = :version order by day
                        """)
                .bind("learner", learner)
                .bind("version", version)
                .map((row, _) ->
                        new StoredDay(
                                row.getInt(1),
                                row.getLong(2),
                                Optional.ofNullable(row.getString(3))
                                        .map(text -> Json.stored(text, LearnerDay.class))))
                .list();
    }

    /// Days up to one whose figures are to be computed again.
    List<Place> open(Handle h, int last) {
        return h.createQuery(
                        """
                        select learner, version, day from learner_day
                        where labels <> counted and day <= :last
                        """)
                .bind("last", last)
                .map((row, _) -> new Place(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /// How many labels of a day have come in.
    long labels(Handle h, Place place) {
        return at(
                        place,
                        h.createQuery(
                                """
                                select labels from learner_day
                                where learner = :learner and version = :version and day = :day
                                """))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// Days since one whose labels are not as many as are known.
    List<Place> miscounted(Handle h, int first) {
        return h.createQuery(
                        """
                        select learner, version, day from (
                            select learner, version, (scored_at at time zone 'UTC')::date - date '1970-01-01' as day,
                                count(*) as known
                            from learner_event
                            where label is not null and p is not null and scored_at >= :from
                            group by 1, 2, 3) as event
                        left join learner_day using (learner, version, day)
                        where labels is distinct from known
                        order by learner, version, day
                        """)
                .bind("from", LearnerEventDao.start(first))
                .map((row, _) -> new Place(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /// Counts the labels of a day again, while the learner's row is held.
    void recount(Handle h, Place place) {
        at(
                        place,
                        h.createUpdate(
                                """
                                insert into learner_day (learner, version, day, labels, counted)
                                select :learner, :version, :day, count(*), 0 from learner_event
                                where learner = :learner and version = :version and label is not null and p is not null
                                    and scored_at >= :from and scored_at < :until
                                on conflict (learner, version, day) do update set labels = excluded.labels
                                """))
                .bind("from", LearnerEventDao.start(place.day()))
                .bind("until", LearnerEventDao.start(place.day() + 1))
                .execute();
    }

    /// Keeps figures, unless a label has come in since they were computed.
    ///
    /// @param labels that there were before they were
    void keep(Handle h, Place place, long labels, LearnerDay figures) {
        at(
                        place,
                        h.createUpdate(
                                """
                                update learner_day set figures = :figures, counted = :labels
                                where learner = :learner and version = :version and day = :day and labels = :labels
                                """))
                .bind("labels", labels)
                .bind("figures", Json.write(figures))
                .execute();
    }

    private static <S extends SqlStatement<S>> S at(Place place, S statement) {
        return statement
                .bind("learner", place.learner())
                .bind("version", place.version())
                .bind("day", place.day());
    }
}
