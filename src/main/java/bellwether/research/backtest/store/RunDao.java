package bellwether.research.backtest.store;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The runs of backtests with their trades, orders and curves.
public final class RunDao {
    private static final String COLUMNS =
            "n, label, ticker, params, sharpe, sessions, trades, objective, family, spec_hash,"
                    + " data_hash, fingerprint, report, proof, bounds";

    /// Rows that one statement removes.
    static final int MOST_DELETED = 5_000;

    private static final TypeReference<TreeMap<String, BigDecimal>> PARAMS =
            new TypeReference<>() {};

    /// Keeps runs, once each.
    public void insert(Handle h, JobId job, List<NewRun> runs) {
        PreparedBatch rows =
                h.prepareBatch(
                        """
                        insert into backtest_run (job, n, label, ticker, params, sharpe, sessions, trades, objective,
                          family, spec_hash, data_hash, fingerprint, report)
                        values (:job, :n, :label, :ticker, :params::jsonb, :sharpe, :sessions, :trades, :objective,
                          :family, :spec_hash, :data_hash, :fingerprint, :report::json)
                        """);
        for (NewRun run : runs) {
            rows.bind("job", job.value())
                    .bind("n", run.place().n())
                    .bind("label", run.place().label())
                    .bind("ticker", run.place().ticker())
                    .bind("params", Json.write(run.place().params()))
                    .bind("sharpe", run.figures().sharpe())
                    .bind("sessions", run.figures().sessions())
                    .bind("trades", run.figures().trades())
                    .bind("objective", run.figures().objective())
                    .bind("family", run.hashes().family())
                    .bind("spec_hash", run.hashes().spec())
                    .bind("data_hash", run.hashes().data())
                    .bind("fingerprint", run.hashes().fingerprint())
                    .bind("report", run.report())
                    .add();
        }
        if (rows.size() > 0) {
            rows.execute();
        }
        for (NewRun run : runs) {
            list(
                    h,
                    "backtest_trade",
                    "trade",
                    job,
                    run,
                    run.trades().stream().map(Json::write).toList());
            list(
                    h,
                    "backtest_order",
                    "entry",
                    job,
                    run,
                    run.orders().stream().map(Json::write).toList());
            curve(h, job, run);
        }
    }

    private static void list(
            Handle h, String table, String column, JobId job, NewRun run, List<String> rows) {
        if (!rows.isEmpty()) {
            h.createUpdate(
                            """
                            insert into %s (job, run, n, %s)
                            select :job, :run, given.n - 1, given.entry::jsonb
                            from unnest(:rows) with ordinality as given (entry, n)
                            """
                                    .formatted(table, column))
                    .bind("job", job.value())
                    .bind("run", run.place().n())
                    .bindArray("rows", String.class, rows)
                    .execute();
        }
    }

    private static void curve(Handle h, JobId job, NewRun run) {
        if (run.curve() != null) {
            h.createUpdate(
                            "insert into backtest_curve (job, run, curve) values (:job, :run,"
                                    + " :curve)")
                    .bind("job", job.value())
                    .bind("run", run.place().n())
                    .bind("curve", run.curve().packed())
                    .execute();
        }
    }

    /// Runs of a backtest in their order.
    ///
    /// @param after the place behind which they begin; -1 from the first on
    public List<StoredRun> runs(Handle h, JobId job, int after, int limit) {
        return h.createQuery(
                        """
                        select %s from backtest_run where job = :job and n > :after order by n limit :limit
                        """
                                .formatted(COLUMNS))
                .bind("job", job.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(RunDao::run)
                .list();
    }

    /// The symbols of a backtest's runs, in the order of the first of each.
    public List<String> tickers(Handle h, JobId job) {
        return h.createQuery(
                        """
                        select ticker from backtest_run where job = :job and ticker is not null
                        group by ticker order by min(n)
                        """)
                .bind("job", job.value())
                .mapTo(String.class)
                .list();
    }

    /// Runs over a symbol, in their order.
    public List<StoredRun> ofSymbol(Handle h, JobId job, String ticker) {
        return h.createQuery(
                        "select %s from backtest_run where job = :job and ticker = :ticker order by n"
                                .formatted(COLUMNS))
                .bind("job", job.value())
                .bind("ticker", ticker)
                .map(RunDao::run)
                .list();
    }

    /// Runs by their objective, the best first; those without one last.
    ///
    /// @param skipped how many of them are left out at the begin
    public List<StoredRun> best(Handle h, JobId job, int skipped, int limit) {
        return h.createQuery(
                        """
                        select %s from backtest_run where job = :job order by objective desc nulls last, n
                        offset :skipped limit :limit
                        """
                                .formatted(COLUMNS))
                .bind("job", job.value())
                .bind("skipped", skipped)
                .bind("limit", limit)
                .map(RunDao::run)
                .list();
    }

    /// A run by its place.
    public Optional<StoredRun> run(Handle h, JobId job, int n) {
        return runs(h, job, n - 1, 1).stream().filter(run -> run.place().n() == n).findFirst();
    }

    /// The first run of a combination, which has one for each symbol.
    public Optional<StoredRun> first(Handle h, JobId job, Map<String, BigDecimal> params) {
        return h.createQuery(
                        """
                        select %s from backtest_run where job = :job and params = :params::jsonb
                        order by n limit 1
                        """
                                .formatted(COLUMNS))
                .bind("job", job.value())
                .bind("params", Json.write(params))
                .map(RunDao::run)
                .findOne();
    }

    /// Runs over a symbol that were proved or bounded, in their order.
    public List<StoredRun> tested(Handle h, JobId job, String ticker) {
        return h.createQuery(
                        """
                        select %s from backtest_run
                        where job = :job and ticker = :ticker and (proof is not null or bounds is not null) order by n
                        """
                                .formatted(COLUMNS))
                .bind("job", job.value())
                .bind("ticker", ticker)
                .map(RunDao::run)
                .list();
    }

    private static StoredRun run(ResultSet row, StatementContext context) throws SQLException {
        return new StoredRun(
                new RunPlace(
                        row.getInt("n"),
                        row.getString("label"),
                        row.getString("ticker"),
                        params(row.getString("params"))),
                figures(row),
                new RunHashes(
                        row.getString("family"),
                        row.getString("spec_hash"),
                        row.getString("data_hash"),
                        row.getString("fingerprint")),
                row.getString("report"),
                row.getString("proof"),
                row.getString("bounds"));
    }

    /// Keeps the proof of a run, in place of an earlier one.
    public void prove(Handle h, JobId job, int n, String proof) {
        h.createUpdate("update backtest_run set proof = :proof::json where job = :job and n = :n")
                .bind("job", job.value())
                .bind("n", n)
                .bind("proof", proof)
                .execute();
    }

    /// Keeps the bounds of a run, in place of earlier ones.
    public void bound(Handle h, JobId job, int n, String bounds) {
        h.createUpdate("update backtest_run set bounds = :bounds::json where job = :job and n = :n")
                .bind("job", job.value())
                .bind("n", n)
                .bind("bounds", bounds)
                .execute();
    }

    static RunFigures figures(ResultSet row) throws SQLException {
        return new RunFigures(
                number(row, "sharpe"),
                row.getInt("sessions"),
                row.getInt("trades"),
                number(row, "objective"));
    }

    private static Map<String, BigDecimal> params(String json) {
        return Json.shared().convertValue(Json.stored(json, JsonNode.class), PARAMS);
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : Double.valueOf(number);
    }

    /// A part of a list that belongs to runs.
    ///
    /// @param run whose entries are wanted; null: of all
    /// @param afterRun the run of the last entry before it; -1 from the first on
    /// @param after the place of that entry in its run
    public record Part(@Nullable Integer run, int afterRun, int after, int limit) {
        /// The first entries of a run.
        public static Part of(int run, int limit) {
            return new Part(run, -1, -1, limit);
        }
    }

    /// An entry of such a list.
    ///
    /// @param n its place in the run
    public record Entry<T>(int run, int n, T value) {}

    /// Trades by run, in the order in which they ended.
    public List<Entry<ClosedTrade>> trades(Handle h, JobId job, Part part) {
        return entries(h, "backtest_trade", "trade", job, part).stream()
                .map(entry ->
                        new Entry<>(
                                entry.run(),
                                entry.n(),
                                Json.stored(entry.value(), ClosedTrade.class)))
                .toList();
    }

    /// Orders by run, in the order in which they were accepted.
    public List<Entry<RunOrder>> orders(Handle h, JobId job, Part part) {
        return entries(h, "backtest_order", "entry", job, part).stream()
                .map(entry ->
                        new Entry<>(
                                entry.run(), entry.n(), Json.stored(entry.value(), RunOrder.class)))
                .toList();
    }

    private static List<Entry<String>> entries(
            Handle h, String table, String column, JobId job, Part part) {
        return h.createQuery(
                        """
                        select run, n, %s as entry from %s
                        where job = :job and (:run::integer is null or run = :run) and (run, n) > (:after_run, :after)
                        order by run, n limit :limit
                        """
                                .formatted(column, table))
                .bind("job", job.value())
                .bind("run", part.run())
                .bind("after_run", part.afterRun())
                .bind("after", part.after())
                .bind("limit", part.limit())
                .map((row, _) ->
                        new Entry<>(row.getInt("run"), row.getInt("n"), row.getString("entry")))
                .list();
    }

    /// Nothing where it is not kept.
    public Optional<RunCurve> curve(Handle h, JobId job, int run) {
        return h.createQuery("select curve from backtest_curve where job = :job and run = :run")
                .bind("job", job.value())
                .bind("run", run)
                .mapTo(byte[].class)
                .findOne()
                .map(RunCurve::unpack);
    }

    /// Removes all that is kept of backtests, in statements that are bounded each.
    public void delete(Handle h, List<JobId> jobs) {
        List<UUID> ids = jobs.stream().map(JobId::value).toList();
        for (String table :
                List.of(
                        "backtest_trade",
                        "backtest_order",
                        "backtest_curve",
                        "backtest_run",
                        "backtest")) {
            int removed = MOST_DELETED;
            while (removed == MOST_DELETED) {
                removed = delete(h, table, ids);
            }
        }
    }

    private static int delete(Handle h, String table, List<UUID> jobs) {
        return h.createUpdate(
                        """
                        delete from %s where ctid = any(array(
                          select ctid from %s where job = any(:jobs) limit :most))
                        """
                                .formatted(table, table))
                .bindArray("jobs", UUID.class, jobs)
                .bind("most", MOST_DELETED)
                .execute();
    }
}
