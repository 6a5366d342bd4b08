package bellwether.research.backtest.store;

import bellwether.platform.jobs.JobId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What is known of all runs of a backtest together.
public final class RunSummaryDao {
    /// What of a run decides its rank.
    ///
    /// @param undefined why it has no objective
    public record Score(
            int n, @Nullable String ticker, RunFigures figures, @Nullable String undefined) {}

    /// Of all runs, in their order.
    public List<Score> scores(Handle h, JobId job) {
        return h.createQuery(
                        """
                        select n, ticker, sharpe, sessions, trades, objective, report ->> 'undefined' as undefined
                        from backtest_run where job = :job order by n
                        """)
                .bind("job", job.value())
                .map((row, _) ->
                        new Score(
                                row.getInt("n"),
                                row.getString("ticker"),
                                RunDao.figures(row),
                                row.getString("undefined")))
                .list();
    }

    /// The families of a backtest's rules.
    public List<String> families(Handle h, JobId job) {
        return h.createQuery(
                        "select distinct family from backtest_run where job = :job and family <> ''"
                                + " order by family")
                .bind("job", job.value())
                .mapTo(String.class)
                .list();
    }

    /// Of the bars that its runs read.
    public Set<String> dataHashes(Handle h, JobId job) {
        return h.createQuery("select distinct data_hash from backtest_run where job = :job")
                .bind("job", job.value())
                .mapTo(String.class)
                .set();
    }

    /// What a run read.
    ///
    /// @param deciding the first day on which anything could be decided; null where nothing was
    ///   run, and of combinations
    public record Span(
            @Nullable String ticker,
            String dataHash,
            @Nullable LocalDate deciding,
            @Nullable LocalDate last) {}

    /// What the runs of a rule read, in their order.
    ///
    /// @param run one of them; null: all runs
    /// @param rules how many rules the backtest has, which take turns
    public List<Span> spans(Handle h, JobId job, @Nullable Integer run, int rules) {
        return h.createQuery(
                        """
                        select ticker, data_hash, (report -> 'prices' ->> 'deciding')::date as deciding,
                          (report -> 'prices' ->> 'last')::date as last
                        from backtest_run where job = :job and (:run::integer is null or (n % :rules = :run % :rules
                          and params = (select params from backtest_run where job = :job and n = :run)))
                        order by n
                        """)
                .bind("job", job.value())
                .bind("run", run)
                .bind("rules", rules)
                .map((row, _) ->
                        new Span(
                                row.getString("ticker"),
                                row.getString("data_hash"),
                                row.getObject("deciding", LocalDate.class),
                                row.getObject("last", LocalDate.class)))
                .list();
    }

    /// How many runs there are.
    public int count(Handle h, JobId job) {
        return h.createQuery("select count(*) from backtest_run where job = :job")
                .bind("job", job.value())
                .mapTo(Integer.class)
                .one();
    }

    /// Symbols whose runs read different bars, as something was imported meanwhile.
    ///
    /// @param timeframes of what each rule reads; rules take turns, and those that read others are
    ///   not compared
    public List<String> changedSymbols(Handle h, JobId job, List<String> timeframes) {
        return h.createQuery(
                        """
                        select distinct ticker from (
                          select ticker from backtest_run where job = :job and ticker is not null and data_hash <> ''
                          group by ticker, (:timeframes)[n % :rules + 1] having count(distinct data_hash) > 1) as changed
                        order by ticker
                        """)
                .bind("job", job.value())
                .bindArray("timeframes", String.class, timeframes)
                .bind("rules", timeframes.size())
                .mapTo(String.class)
                .list();
    }
}
