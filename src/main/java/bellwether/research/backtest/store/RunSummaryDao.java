package bellwether.research.backtest.store;

import bellwether.platform.jobs.JobId;
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
                        "select distinct family from backtest_run where job = :job and family <> '' order by family")
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

    /// How many runs there are.
    public int count(Handle h, JobId job) {
        return h.createQuery("select count(*) from backtest_run where job = :job")
                .bind("job", job.value())
                .mapTo(Integer.class)
                .one();
    }

    /// Symbols whose runs read different bars, as something was imported meanwhile.
    public List<String> changedSymbols(Handle h, JobId job) {
        return h.createQuery(
                        """
                        select ticker from backtest_run where job = :job and ticker is not null and data_hash <> ''
                        group by ticker having count(distinct data_hash) > 1 order by ticker
                        """)
                .bind("job", job.value())
                .mapTo(String.class)
                .list();
    }
}
