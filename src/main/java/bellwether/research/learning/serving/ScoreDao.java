package bellwether.research.learning.serving;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import bellwether.research.learning.training.ModelRecordDao;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/// Scores, the sessions that they are of, and how far models were followed.
final class ScoreDao {
    /// Of the symbols that trade, so many in ten must have a bar for a session to be complete.
    private static final int COMPLETE_TENTHS = 9;

    /// A symbol without a bar for so many days does not trade.
    private static final int SILENT_DAYS = 10;

    /// The last day on which nearly all symbols of a model's universe that still trade have a bar.
    ///
    /// @param latest no later one is looked at
    Optional<LocalDate> complete(Handle h, long model, LocalDate latest) {
        List<LocalDate> lasts =
                h
                        .createQuery(
                                """
                                select least(series.last_ts, :latest) / :day as last from series
                                join (select cast(one->>'id' as bigint) as id from model, json_array_elements(universe) one
                                  where model.id = :model) universe on universe.id = series.symbol_id
                                where series.timeframe = '1d' and series.bar_count > 0
                                order by last desc
                                """)
                        .bind("latest", latest.toEpochDay() * Timeframe.SECONDS_PER_DAY)
                        .bind("day", Timeframe.SECONDS_PER_DAY)
                        .bind("model", model)
                        .mapTo(Long.class)
                        .list()
                        .stream()
                        .map(LocalDate::ofEpochDay)
                        .toList();
        if (lasts.isEmpty()) {
            return Optional.empty();
        }
        LocalDate silent = lasts.getFirst().minusDays(SILENT_DAYS);
        int trading = (int) lasts.stream().filter(day -> day.isAfter(silent)).count();
        int needed = (trading * COMPLETE_TENTHS + 9) / 10;
        return Optional.of(lasts.get(Math.max(0, needed - 1)));
    }

    /// Up to which day a model was followed.
    Optional<LocalDate> lookedTo(Handle h, long model) {
        return h.createQuery("select looked_to from model_watch where model = :model")
                .bind("model", model)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// What a model has said so far.
    SessionScoring.Known known(Handle h, long followed, long model) {
        Map<LocalDate, Map<Long, Double>> pending = new HashMap<>();
        HashSet<LocalDate> scored = new HashSet<>();
        h.createQuery("select day, judged from model_session where model = :model")
                .bind("model", model)
                .map((row, _) -> {
                    LocalDate day = row.getDate("day").toLocalDate();
                    if (!row.getBoolean("judged")) {
                        pending.put(day, new HashMap<>());
                    }
                    return day;
                })
                .forEach(scored::add);
        h.createQuery(
                        """
                        select score.symbol, score.day, score.p from model_score score
                        join model_session session on session.model = score.model and session.day = score.day
                        where score.model = :model and not session.judged
                        """)
                .bind("model", model)
                .map((row, _) ->
                        pending.computeIfAbsent(
                                        row.getDate("day").toLocalDate(), _ -> new HashMap<>())
                                .put(row.getLong("symbol"), row.getDouble("p")))
                .list();
        return new SessionScoring.Known(followed, scored, pending);
    }

    /// Keeps what was found, once; another try changes nothing. Of sessions before the newest the
    /// features of scores that were not shown go.
    void keep(Handle h, ScoredSessions found) {
        h.createUpdate(
                        """
                        insert into model_watch (model, looked_to) values (:model, :to)
                        on conflict (model) do update set looked_to = greatest(model_watch.looked_to, excluded.looked_to)
                        """)
                .bind("model", found.followed())
                .bind("to", Date.valueOf(found.lookedTo()))
                .execute();
        if (!found.days().isEmpty()) {
            keepScores(h, found);
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

    private static void keepScores(Handle h, ScoredSessions found) {
        h.createUpdate(
                        """
                        insert into model_session (model, day) select :model, date '1970-01-01' + day from unnest(:days) as given (day)
                        on conflict do nothing
                        """)
                .bind("model", found.model())
                .bindArray("days", Integer.class, numbers(found.days()))
                .execute();
        insert(h, found.model(), found.featureVersion(), found.scores());
        h.createUpdate(
                        """
                        update model_score set features = null
                        where model = :model and day < :newest and features is not null and not shown
                        """)
                .bind("model", found.model())
                .bind("newest", Date.valueOf(found.days().getLast()))
                .execute();
    }

    /// Adds scores; those that are there stay as they are.
    static void insert(Handle h, long model, int features, Collection<SymbolScore> scores) {
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

    /// The newest session that a model has scored.
    Optional<LocalDate> newest(Handle h, long model) {
        return h.createQuery(
                        "select day from model_session where model = :model order by day desc limit"
                                + " 1")
                .bind("model", model)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// What a model has said of symbols on a day, by their ids.
    Map<Long, SymbolScore> scores(Handle h, long model, Collection<Long> symbols, LocalDate day) {
        return h
                .createQuery(
                        """
                        select symbol, p, features, shown from model_score
                        where model = :model and symbol = any(:symbols) and day = :day
                        """)
                .bind("model", model)
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .bind("day", Date.valueOf(day))
                .map((row, _) -> {
                    byte[] features = row.getBytes("features");
                    return new SymbolScore(
                            row.getLong("symbol"),
                            day,
                            row.getDouble("p"),
                            features == null ? null : FeatureRow.read(features),
                            row.getBoolean("shown"));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(SymbolScore::symbol, one -> one));
    }

    /// The same without features, by ticker.
    Map<String, SymbolScore> plain(
            Handle h, long model, Collection<String> tickers, LocalDate day) {
        Map<String, SymbolScore> found = new HashMap<>();
        h.createQuery(
                        """
                        select symbol.ticker, score.symbol, score.p, score.shown from symbol
                        join model_score score on score.model = :model and score.symbol = symbol.id and score.day = :day
                        where symbol.ticker = any(:tickers)
                        """)
                .bind("model", model)
                .bind("day", Date.valueOf(day))
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        found.put(
                                row.getString("ticker"),
                                new SymbolScore(
                                        row.getLong("symbol"),
                                        day,
                                        row.getDouble("p"),
                                        null,
                                        row.getBoolean("shown"))))
                .list();
        return found;
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

    /// Whether a model has scored a day.
    boolean isScored(Handle h, long model, LocalDate day) {
        return h.createQuery(
                        "select exists (select from model_session where model = :model and day ="
                                + " :day)")
                .bind("model", model)
                .bind("day", Date.valueOf(day))
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether a symbol is of a model's universe.
    boolean covers(Handle h, long model, long symbol) {
        return h.createQuery(
                        """
                        select exists (select from model, json_array_elements(universe) one
                          where model.id = :model and cast(one->>'id' as bigint) = :symbol)
                        """)
                .bind("model", model)
                .bind("symbol", symbol)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether two models were trained from the same symbols.
    boolean share(Handle h, long one, long other) {
        return h.createQuery(
                        "select count(distinct cast(universe as text)) = 1 from model where id in"
                                + " (:one, :other)")
                .bind("one", one)
                .bind("other", other)
                .mapTo(Boolean.class)
                .one();
    }

    /// Removes judged scores that were not shown.
    ///
    /// @param before of earlier days
    int forget(Handle h, LocalDate before) {
        return h.createUpdate(
                        """
                        delete from model_score score using model_session session
                        where session.model = score.model and session.day = score.day and session.judged
                          and score.day < :before and not score.shown
                        """)
                .bind("before", Date.valueOf(before))
                .execute();
    }
}
