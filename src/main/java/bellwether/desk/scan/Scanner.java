package bellwether.desk.scan;

import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.detection.DetectionMonths;
import bellwether.desk.scan.http.DetectionRoutes;
import bellwether.desk.scan.http.ScanRoutes;
import bellwether.desk.scan.http.ScannerRoutes;
import bellwether.desk.scan.sweep.DueSymbols;
import bellwether.desk.scan.sweep.PassWriter;
import bellwether.desk.scan.sweep.ScanLiveEvents;
import bellwether.desk.scan.sweep.ScanLoop;
import bellwether.desk.scan.sweep.SweepEnd;
import bellwether.desk.scan.sweep.SweepJob;
import bellwether.desk.scan.sweep.SweepRounds;
import bellwether.desk.scan.wish.PassDao;
import bellwether.desk.scan.wish.ScanBook;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Audit;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.HealthStatus;
import bellwether.platform.ops.ModuleFigure;
import bellwether.platform.ops.MonitoredModule;
import bellwether.research.screen.SweepPart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/// Looks at new bars for all who want to know of them, once.
public final class Scanner implements RouteSource, MonitoredModule, AutoCloseable {
    /// Every type of event that it publishes.
    public static final List<LiveEventType> EVENTS = ScanLiveEvents.TYPES;

    private static final Duration PASSES_KEPT = Duration.ofDays(90);
    private static final Duration SWEEPS_KEPT = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final InstantSource clock;
    private static final String NAMED =
            """
            select 'sn_' || id, name, case when running then 'running' else 'stopped' end
            from scan where owner = :owner
            """;

    private final OwnedThingsDao named;
    private final ScanBook book;
    private final DetectionArchive archive;
    private final ScanLoop loop;
    private final JobKind kind;
    private final List<Timeframe> timeframes =
            Arrays.stream(Timeframe.values()).filter(Timeframe::isStored).toList();
    private final List<Routes> routes;

    /// What it needs of others.
    public record Others(Jobs jobs, Market market, Audit audit, VerdictSource verdicts) {}

    /// What takes part in sweeps, and hears of them.
    ///
    /// @param parts beside detections
    public record Listeners(List<SweepPart> parts, DetectionAlerts alerts, Universes universes) {
        public Listeners {
            parts = List.copyOf(parts);
        }
    }

    /// Nothing is swept before [#start()].
    public Scanner(
            Jdbi jdbi, Others others, Listeners listeners, BodyParser bodies, InstantSource clock) {
        this.jdbi = jdbi;
        named = new OwnedThingsDao(jdbi, NAMED);
        this.jobs = others.jobs();
        this.clock = clock;
        Universes universes = listeners.universes();
        book = new ScanBook(jdbi, universes, others.audit(), clock);
        archive = new DetectionArchive(jdbi, others.verdicts());
        kind =
                new SweepJob(
                        jdbi,
                        others.market(),
                        listeners.parts(),
                        new PassWriter(listeners.alerts(), universes));
        loop =
                new ScanLoop(
                        jdbi,
                        new SweepRounds(
                                jdbi,
                                jobs,
                                listeners.parts(),
                                new DueSymbols(others.market(), universes, timeframes)));
        routes =
                List.of(
                        new ScanRoutes(book, bodies),
                        new ScannerRoutes(book, loop),
                        new DetectionRoutes(archive));
    }

    /// What the job engine does with a sweep.
    public JobKind kind() {
        return kind;
    }

    /// Ends passes with their sweeps, and asks for a sweep when new bars were stored. It publishes.
    public JobEndListener sweepEnds() {
        return new SweepEnd(timeframes);
    }

    /// The scans of users.
    public ScanBook book() {
        return book;
    }

    /// What was detected.
    public DetectionArchive archive() {
        return archive;
    }

    /// Whether a sweep is under way, in whichever process.
    public boolean isScanning() {
        return loop.isScanning();
    }

    /// Begins to look for scans that are due.
    public void start() {
        loop.start();
    }

    public List<LoopView> loops() {
        return List.of(loop.view());
    }

    /// What it has to do each night.
    ///
    /// @param patient connections whose statements may take long
    public Chore chore(Jdbi patient) {
        return new Chore("scans", () -> tidy(patient));
    }

    private CleanupResult tidy(Jdbi patient) {
        int passes = jdbi.withHandle(h -> new PassDao().retire(h, PASSES_KEPT));
        CleanupResult sweeps = loop.retire(jobs, SWEEPS_KEPT);
        CleanupResult months = DetectionMonths.tidy(patient, clock.instant());
        return new CleanupResult(passes + sweeps.removed(), 0, months.notes());
    }

    /// An owner's scans, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public String name() {
        return "scanner";
    }

    @Override
    public Component component() {
        ScanLoop.Trouble trouble = loop.trouble();
        if (!trouble.reasons().isEmpty()) {
            return new Component(
                    trouble.total() ? HealthStatus.DOWN : HealthStatus.DEGRADED,
                    "Due scans cannot %sbe looked for: %s."
                            .formatted(
                                    trouble.total() ? "" : "all ",
                                    String.join("; ", trouble.reasons())),
                    Map.of("retried_each_seconds", ScanLoop.EVERY.toSeconds()));
        }
        return loop.running().isEmpty()
                ? new Component(
                        HealthStatus.UP, "This process has not looked for due scans.", Map.of())
                : new Component(
                        HealthStatus.UP,
                        "Due scans are looked for by this process.",
                        Map.of("sweeps_running", loop.running().getAsInt()));
    }

    @Override
    public List<ModuleFigure> figures() {
        return List.of(
                ModuleFigure.gauge(
                        "tx.scanner.active",
                        "Sweeps that had not ended at the newest look of this process",
                        () -> loop.running().isEmpty() ? Double.NaN : loop.running().getAsInt()));
    }

    @Override
    public void close() {
        loop.close();
    }
}
