package bellwether.research.learning.serving;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.sample.SampleSymbol;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Scores, the sessions that they are of, and how far models were followed.
final class ScoreDao {
    /// How far the daily bars of symbols reach.
    ///
    /// @param latest no later day is looked at
    UniverseReach reach(Handle h, Collection<Long> symbols, LocalDate latest) {
        TreeMap<LocalDate, Integer> found = new TreeMap<>();
        h.createQuery(
                        """
                        select least(last_ts, :latest) / :day as last, count(*) as symbols from series
                        where symbol_id = any(:symbols) and timeframe = '1d' and bar_count > 0
                        group by last
                        """)
                .bind("latest", latest.toEpochDay() * Timeframe.SECONDS_PER_DAY)
                .bind("day", Timeframe.SECONDS_PER_DAY)
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .map((row, _) ->
                        found.put(LocalDate.ofEpochDay(row.getLong("last")), row.getInt("symbols")))
                .list();
        return new UniverseReach(found);
    }

    /// The symbols of a model in the order in which it was trained, as they are called now.
    List<SampleSymbol> universe(Handle h, long model) {
        return h.createQuery(
                        """
                        select cast(one.value->>'id' as bigint) as id, coalesce(symbol.ticker, one.value->>'ticker') as ticker,
                          one.value->>'calendar' as calendar
                        from model cross join lateral json_array_elements(model.universe) with ordinality one(value, place)
                        left join symbol on symbol.id = cast(one.value->>'id' as bigint)
                        where model.id = :model order by one.place
                        """)
                .bind("model", model)
                .map((row, _) ->
                        new SampleSymbol(
                                row.getLong("id"),
                                row.getString("ticker"),
                                row.getString("calendar")))
                .list();
    }

    /// Up to which day a model was followed.
    Optional<LocalDate> lookedTo(Handle h, long model) {
        return Optional.ofNullable(watches(h, List.of(model)).get(model)).map(ModelWatch::lookedTo);
    }

    /// How far models were followed, by their numbers.
    Map<Long, ModelWatch> watches(Handle h, Collection<Long> models) {
        Map<Long, ModelWatch> found = new HashMap<>();
        h.createQuery(
                        """
                        select model, looked_to, reached, looked_at from model_watch where model = any(:models)
                        """)
                .bindArray("models", Long.class, List.copyOf(models))
                .map((row, _) -> {
                    Timestamp at = row.getTimestamp("looked_at");
                    return found.put(
                            row.getLong("model"),
                            new ModelWatch(
                                    row.getDate("looked_to").toLocalDate(),
                                    row.getObject("reached", Integer.class),
                                    at == null ? null : at.toInstant()));
                })
                .list();
        return found;
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

    /// Which of some symbols are of a model's universe.
    Set<Long> covered(Handle h, long model, Collection<Long> symbols) {
        return h.createQuery(
                        """
                        select cast(one->>'id' as bigint) from model, json_array_elements(universe) one
                        where model.id = :model and cast(one->>'id' as bigint) = any(:symbols)
                        """)
                .bind("model", model)
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .mapTo(Long.class)
                .set();
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
}
