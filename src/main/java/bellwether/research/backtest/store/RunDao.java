package bellwether.research.backtest.store;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.ClosedTrade;
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
            "n, label, ticker, params, sharpe, sessions, trades, objective, family, spec_hash, data_hash, fingerprint, report";

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
            list(h, "backtest_order", "entry", job, run, run.orders());
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
                            "insert into backtest_curve (job, run, curve) values (:job, :run, :curve)")
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

    /// Runs by their objective, the best first; those without one last.
    public List<StoredRun> best(Handle h, JobId job, int limit) {
        return h.createQuery(
                        """
                        select %s from backtest_run where job = :job order by objective desc nulls last, n limit :limit
                        """
                                .formatted(COLUMNS))
                .bind("job", job.value())
                .bind("limit", limit)
                .map(RunDao::run)
                .list();
    }

    public Optional<StoredRun> run(Handle h, JobId job, int n) {
        return runs(h, job, n - 1, 1).stream().filter(run -> run.place().n() == n).findFirst();
    }

    private static StoredRun run(ResultSet row, StatementContext context) throws SQLException {
        return new StoredRun(
                new RunPlace(
                        row.getInt("n"),
                        row.getString("label"),
                        row.getString("ticker"),
                        params(row.getString("params"))),
                new RunFigures(
                        number(row, "sharpe"),
                        row.getInt("sessions"),
                        row.getInt("trades"),
                        number(row, "objective")),
                new RunHashes(
                        row.getString("family"),
                        row.getString("spec_hash"),
                        row.getString("data_hash"),
                        row.getString("fingerprint")),
                row.getString("report"));
    }

    private static Map<String, BigDecimal> params(String json) {
        return Json.shared().convertValue(Json.stored(json, JsonNode.class), PARAMS);
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : Double.valueOf(number);
    }

    /// Trades of a run, in the order in which they ended.
    public List<ClosedTrade> trades(Handle h, JobId job, int run, int after, int limit) {
        return entries(h, "backtest_trade", "trade", new Part(job, run, after, limit)).stream()
                .map(json -> Json.stored(json, ClosedTrade.class))
                .toList();
    }

    /// Orders of a run, in the order in which they were accepted, as JSON.
    public List<JsonNode> orders(Handle h, JobId job, int run, int after, int limit) {
        return entries(h, "backtest_order", "entry", new Part(job, run, after, limit)).stream()
                .map(json -> Json.stored(json, JsonNode.class))
                .toList();
    }

    private record Part(JobId job, int run, int after, int limit) {}

    private static List<String> entries(Handle h, String table, String column, Part part) {
        return h.createQuery(
                        "select %s from %s where job = :job and run = :run and n > :after order by n limit :limit"
                                .formatted(column, table))
                .bind("job", part.job().value())
                .bind("run", part.run())
                .bind("after", part.after())
                .bind("limit", part.limit())
                .mapTo(String.class)
                .list();
    }

    public Optional<RunCurve> curve(Handle h, JobId job, int run) {
        return h.createQuery("select curve from backtest_curve where job = :job and run = :run")
                .bind("job", job.value())
                .bind("run", run)
                .mapTo(byte[].class)
                .findOne()
                .map(RunCurve::unpack);
    }

    /// Keeps trades, orders and curves only of the runs with the best objectives.
    public void keepBest(Handle h, JobId job, int kept) {
        for (String table : List.of("backtest_trade", "backtest_order", "backtest_curve")) {
            h.createUpdate(
                            """
                            delete from %s where job = :job and run not in (
                              select n from backtest_run where job = :job order by objective desc nulls last, n limit :kept)
                            """
                                    .formatted(table))
                    .bind("job", job.value())
                    .bind("kept", kept)
                    .execute();
        }
    }

    /// Removes all that is kept of backtests.
    public void delete(Handle h, List<JobId> jobs) {
        List<UUID> ids = jobs.stream().map(JobId::value).toList();
        for (String table :
                List.of(
                        "backtest_trade",
                        "backtest_order",
                        "backtest_curve",
                        "backtest_run",
                        "backtest")) {
            h.createUpdate("delete from %s where job = any(:jobs)".formatted(table))
                    .bindArray("jobs", UUID.class, ids)
                    .execute();
        }
    }
}
