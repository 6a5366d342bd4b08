package bellwether.research.learning.serving;

import bellwether.platform.db.Unnest;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.training.ModelRecordDao;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/// Keeps scores and the sessions that they are of.
final class ScoreWriter {
    /// Keeps what was found, once; another try changes nothing, and neither is a score kept whose
    /// outcome may be known by now. Of sessions before the newest the features of scores that were
    /// not shown go.
    void keep(Handle h, ScoredSessions found, Instant now) {
        h.createUpdate(
                        """
                        insert into model_watch (model, looked_to, reached, looked_at) values (:model, :to, :reached, :now)
                        on conflict (model) do update set
                          reached = case when excluded.looked_to >= model_watch.looked_to then excluded.reached else model_watch.reached end,
                          looked_to = greatest(model_watch.looked_to, excluded.looked_to), looked_at = excluded.looked_at
                        """)
                .bind("model", found.followed())
                .bind("to", Date.valueOf(found.looked().to()))
                .bind("reached", found.looked().reached())
                .bind("now", Timestamp.from(now))
                .execute();
        List<SymbolScore> open =
                found.scores().stream()
                        .filter(one -> one.until().isAfter(now))
                        .map(OpenScore::score)
                        .toList();
        if (!open.isEmpty()) {
            keepScores(h, found, open);
        }
        if (!found.judged().isEmpty()) {
            ModelRecordDao.keep(h, found.model(), found.figures(), true);
            // its card shows them
            h.createUpdate("update model set changes = changes + 1 where id = :model")
                    .bind("model", found.model())
                    .execute();
            h.createUpdate(
                            "update model_session set judged = true where model = :model and day -"
                                    + " date '1970-01-01' = any(:days)")
                    .bind("model", found.model())
                    .bindArray("days", Integer.class, numbers(found.judged()))
                    .execute();
        }
    }

    private static List<Integer> numbers(List<LocalDate> days) {
        return days.stream().map(day -> Math.toIntExact(day.toEpochDay())).toList();
    }

    private void keepScores(Handle h, ScoredSessions found, List<SymbolScore> scores) {
        List<LocalDate> days = scores.stream().map(SymbolScore::day).distinct().sorted().toList();
        keepSessions(h, found.model(), days);
        insert(h, found.model(), found.featureVersion(), scores);
        h.createUpdate(
                        """
                        update model_score set features = null
                        where model = :model and day < :newest and features is not null and not shown
                        """)
                .bind("model", found.model())
                .bind("newest", Date.valueOf(days.getLast()))
                .execute();
    }

    private static void keepSessions(Handle h, long model, List<LocalDate> days) {
        h.createUpdate(
                        """
                        insert into model_session (model, day) select :model, date '1970-01-01' + day from unnest(:days) as given (day)
                        on conflict do nothing
                        """)
                .bind("model", model)
                .bindArray("days", Integer.class, numbers(days))
                .execute();
    }

    /// Keeps scores of a session by the features of another model, and the session with them.
    void borrow(Handle h, long model, LocalDate day, List<SymbolScore> scores) {
        keepSessions(h, model, List.of(day));
        insert(h, model, FeatureCatalogue.VERSION, scores);
    }

    /// Adds scores; those that are there stay as they are.
    private void insert(Handle h, long model, int features, Collection<SymbolScore> scores) {
        Object[] rows =
                scores.stream()
                        .map(one -> one.features() == null ? null : one.features().write())
                        .toArray(byte[][]::new);
        Unnest.of(scores)
                .longs("symbols", SymbolScore::symbol)
                .longs("days", one -> one.day().toEpochDay())
                .doubles("probabilities", SymbolScore::probability)
                .bind(
                        h.createUpdate(
                                """
                                insert into model_score (model, symbol, day, p, feature_version, features)
                                select :model, symbol, date '1970-01-01' + cast(day as int), p, :version, features
                                from unnest(:symbols, :days, :probabilities, :features) as given (symbol, day, p, features)
                                join symbol known on known.id = given.symbol
                                on conflict do nothing
                                """))
                .bind("model", model)
                .bind("version", features)
                .bind("features", bytes(rows))
                .execute();
    }

    private static Argument bytes(Object[] values) {
        return (position, statement, _) ->
                statement.setArray(
                        position, statement.getConnection().createArrayOf("bytea", values));
    }

    /// Keeps the features of scores that an answer shows.
    void show(Handle h, long model, Collection<Long> symbols, LocalDate day) {
        h.createUpdate(
                        """
                        update model_score set shown = true
                        where model = :model and symbol = any(:symbols) and day = :day and not shown
                        """)
                .bind("model", model)
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .bind("day", Date.valueOf(day))
                .execute();
    }

    /// Removes judged scores that were not shown, some of them.
    ///
    /// @param before of earlier days
    int forget(Handle h, LocalDate before, int most) {
        return h.createUpdate(
                        """
                        delete from model_score where ctid = any(array(
                            select score.ctid from model_score score join model_session session
                                on session.model = score.model and session.day = score.day
                            where session.judged and score.day < :before and not score.shown
                            limit :most))
                        """)
                .bind("before", Date.valueOf(before))
                .bind("most", most)
                .execute();
    }
}
