package bellwether.research.evidence.store;

import bellwether.market.symbols.SymbolDao;
import bellwether.research.evidence.scoreboard.EntryDraws;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.ScoreRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads plans and what came of them.
public final class PlanListDao {
    private static final int FETCHED = 1_000;

    private static final String WHERE =
            """
            where p.owner = :owner and p.house = :house and p.revised_at is null
                and (cast(:verdict as text) is null or p.verdict = :verdict)
                and (cast(:profile as text) is null or p.profile = :profile)
                and (cast(:sector as text) is null or p.sector = :sector)
                and (cast(:ticker as text) is null or p.symbol_id = %s)
                and (cast(:state as text) is null or p.state = :state)
                and (cast(:from as date) is null or p.as_of >= :from)
                and (cast(:to as date) is null or p.as_of <= :to)
            """
                    .formatted(SymbolDao.named("cast(:ticker as text)"));

    private static final String SELECT =
            "select "
                    + PlanRow.COLUMNS
                    + " from plan_record p join symbol on symbol.id = p.symbol_id ";

    /// A place in the list, which begins with the newest.
    public record Place(LocalDate asOf, long id) {}

    /// What is known of an analysis that has no record.
    public record AnalysisKind(String timeframe, boolean recomputed) {}

    /// The newest first.
    public List<PlanRecord> list(Handle h, PlanQuery wanted, Optional<Place> after, int limit) {
        return bind(
                        h.createQuery(
                                SELECT
                                        + WHERE
                                        + """
                                        and (cast(:afterDay as date) is null
                                            or (p.as_of, p.id) < (:afterDay, :afterId))
                                        order by p.as_of desc, p.id desc limit :limit
                                        """),
                        wanted)
                .bind("afterDay", after.map(Place::asOf).orElse(null))
                .bind("afterId", after.map(Place::id).orElse(0L))
                .bind("limit", limit)
                .map(PlanRow::read)
                .list();
    }

    /// The record of an owner's analysis, and before it those that corrected bars have revised; the
    /// oldest first.
    public List<PlanRecord> ofAnalysis(Handle h, String owner, long analysis) {
        return h.createQuery(
                        SELECT
                                + """
                                where p.owner = :owner and p.analysis = :analysis and not p.house
                                order by p.id
                                """)
                .bind("owner", owner)
                .bind("analysis", analysis)
                .map(PlanRow::read)
                .list();
    }

    /// An owner's analysis.
    public Optional<AnalysisKind> analysis(Handle h, String owner, long analysis) {
        return h.createQuery(
                        """
                        select timeframe, as_of_requested is not null as recomputed from analysis
                        where owner = :owner and id = :id
                        """)
                .bind("owner", owner)
                .bind("id", analysis)
                .map((row, _) ->
                        new AnalysisKind(row.getString("timeframe"), row.getBoolean("recomputed")))
                .findOne();
    }

    /// How many plans there are, up to one more than may be counted.
    public int count(Handle h, PlanQuery wanted, int most) {
        return bind(
                        h.createQuery(
                                "select count(*) from (select from plan_record p "
                                        + WHERE
                                        + " limit :limit) as found"),
                        wanted)
                .bind("limit", most + 1)
                .mapTo(Integer.class)
                .one();
    }

    /// The day of the newest plan behind so many newer ones; nothing where there are not more.
    public Optional<LocalDate> beyond(Handle h, PlanQuery wanted, int most) {
        return bind(
                        h.createQuery(
                                "select p.as_of from plan_record p "
                                        + WHERE
                                        + " order by p.as_of desc, p.id desc offset :most limit 1"),
                        wanted)
                .bind("most", most)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// The profiles that an owner has plans of.
    public List<String> profiles(Handle h, PlanQuery wanted) {
        return named(h, "profile", wanted);
    }

    /// The sectors that an owner has plans of.
    public List<String> sectors(Handle h, PlanQuery wanted) {
        return named(h, "sector", wanted);
    }

    private static List<String> named(Handle h, String column, PlanQuery wanted) {
        return h.createQuery(
                        """
                        select distinct p.%s from plan_record p
                        where p.owner = :owner and p.house = :house and p.revised_at is null
                            and p.%s is not null
                        order by 1
                        """
                                .formatted(column, column))
                .bind("owner", wanted.owner())
                .bind("house", wanted.isHouse())
                .mapTo(String.class)
                .list();
    }

    /// Gives them all, in no order, some at a time. In a transaction.
    public void each(Handle h, PlanQuery wanted, Consumer<ScoreRow> use) {
        try (var rows =
                bind(
                        h.createQuery(
                                """
                                select p.symbol_id, p.as_of, p.entered_on, p.exited_on, p.verdict,
                                    p.profile, p.agreeing, p.sector, p.regime, p.method, p.side,
                                    p.state, p.score, p.r, p.return_percent, p.against_percent, p.draws
                                from plan_record p
                                """
                                        + WHERE),
                        wanted)
                        .setFetchSize(FETCHED)
                        .map(PlanListDao::row)
                        .stream()) {
            rows.forEach(use);
        }
    }

    private static Query bind(Query query, PlanQuery wanted) {
        return query.bind("owner", wanted.owner())
                .bind("house", wanted.isHouse())
                .bind("verdict", wanted.verdict().orElse(null))
                .bind("profile", wanted.profile().orElse(null))
                .bind("sector", wanted.sector().orElse(null))
                .bind("ticker", wanted.ticker().orElse(null))
                .bind("state", wanted.state().orElse(null))
                .bind("from", wanted.from().orElse(null))
                .bind("to", wanted.to().orElse(null));
    }

    private static ScoreRow row(ResultSet row, StatementContext context) throws SQLException {
        String side = row.getString("side");
        int sign = side == null ? 0 : side.equals("long") ? 1 : -1;
        Double market = row.getObject("against_percent", Double.class);
        Double gain = row.getObject("return_percent", Double.class);
        byte[] draws = row.getBytes("draws");
        return new ScoreRow(
                row.getLong("symbol_id"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("entered_on", LocalDate.class),
                row.getObject("exited_on", LocalDate.class),
                new ScoreRow.Labels(
                        row.getString("verdict"),
                        row.getString("profile"),
                        PlanRow.texts(row.getArray("agreeing")),
                        row.getString("sector"),
                        row.getString("regime"),
                        row.getString("method")),
                PlanState.of(row.getString("state")),
                sign * row.getDouble("score"),
                row.getObject("r", Double.class),
                gain == null || market == null ? null : Double.valueOf(gain - sign * market),
                draws == null ? null : Double.valueOf(EntryDraws.mean(PlanRow.unpacked(draws))));
    }
}
