package bellwether.platform.maintenance;

import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.http.MaintenanceRoutes;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Has the nights' work done, and shows what came of it.
public final class Maintenance implements RouteSource, AutoCloseable {
    private final List<Chore> chores;
    private final Consumer<ChoreReport> news;
    private final NightlyScheduler nightly;
    private final MaintenanceDao dao;
    private final MaintenanceRoutes routes;

    /// Nothing is begun before [#start()].
    ///
    /// @param patient connections whose statements may take long
    /// @param chores what modules have to do; vacuuming and counting comes after them
    /// @param news hears of each chore that is done
    public Maintenance(
            Jobs jobs,
            Jdbi jdbi,
            Jdbi patient,
            List<Chore> chores,
            Consumer<ChoreReport> news,
            InstantSource clock) {
        Chore tables = new Chore("tables", () -> TablesChore.run(patient));
        this.chores = Stream.concat(chores.stream(), Stream.of(tables)).toList();
        this.news = news;
        nightly = new NightlyScheduler(jobs, this.chores.stream().map(Chore::name).toList(), clock);
        dao = new MaintenanceDao(jdbi);
        routes = new MaintenanceRoutes(dao);
    }

    /// What the job engine does with a maintenance job.
    public JobKind kind() {
        return new MaintenanceJob(chores, news, dao::areBeside);
    }

    /// Does everything now, and says what it did.
    ///
    /// @return the exit code: 1 when something could not be done
    public int now(PrintStream out, PrintStream err) {
        int code = 0;
        for (Chore chore : chores) {
            try {
                out.println(ChoreReport.of(chore).words());
            } catch (RuntimeException e) {
                err.printf("%-9s not done: %s%n", chore.name(), e.getMessage());
                code = 1;
            }
        }
        return code;
    }

    /// Begins to look for nights that are due.
    public void start() {
        nightly.start();
    }

    /// What begins the nights' work.
    public LoopView loop() {
        return nightly.loop();
    }

    @Override
    public List<Routes> routes() {
        return List.of(routes);
    }

    @Override
    public void close() {
        nightly.close();
    }
}
