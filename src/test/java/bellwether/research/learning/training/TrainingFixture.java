package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.FailureReason;
import bellwether.platform.jobs.HeartbeatSettings;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.learning.TrainingSettings;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.serving.ScoreJob;
import bellwether.research.learning.serving.Scoring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/// Trainings on a database of their own, with as many processes as wanted.
final class TrainingFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
    static final int SYMBOLS = 22;
    static final int SESSIONS = 660;
    private static final LocalDate LAST = LocalDate.of(2026, 2, 27);

    /// Fifty times as quick as in production.
    private static final HeartbeatSettings QUICK =
            new HeartbeatSettings(
                    Duration.ofMillis(200),
                    Duration.ofMillis(600),
                    Duration.ofMillis(100),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(20),
                    Duration.ofMillis(40));

    static final TrainingRequest DIRECTION =
            new TrainingRequest(
                    SampleLabel.DIRECTION, 5, ModelKind.LOGISTIC, new Universe.Everything(), 1);

    final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    private volatile Instant now = NOW;
    final InstantSource clock = () -> now;
    final Market market = new Market(jdbi, clock);
    private final List<Jobs> open = new ArrayList<>();

    /// Makes jobs, and works on none.
    final ModelBook book;

    TrainingFixture() {
        Jobs idle =
                new Jobs(
                        jdbi,
                        jdbi,
                        List.of(),
                        JobSettings.of(0).withoutListening(),
                        InstantSource.system());
        open.add(idle);
        book = book(jdbi, idle, market, clock);
    }

    private static ModelBook book(Jdbi jdbi, Jobs jobs, Market market, InstantSource clock) {
        return new ModelBook(
                jdbi,
                new ModelBook.Others(
                        jobs,
                        market,
                        new Universes(market.symbols(), UniverseSource.NONE, UniverseSource.NONE),
                        Audit.NONE),
                TrainingSettings.USUAL,
                clock);
    }

    /// What makes jobs refuses to make more.
    void shutDown() {
        open.getFirst().close();
    }

    ModelRetention retention() {
        return new ModelRetention(jdbi, InstantSource.fixed(NOW));
    }

    /// Of an owner, in the newest process.
    OwnedJobs jobs(Actor actor) {
        return open.getLast().of(actor);
    }

    /// How many tries of the newest process failed and were put off.
    long retried() {
        return open.getLast().counts().of(EngineCounter.RETRIED);
    }

    /// One process more.
    void work(int workers, TrainingSeams seams) {
        open.add(jobs(jdbi, market, workers, seams));
    }

    static Jobs jobs(Jdbi jdbi, Market market, int workers, TrainingSeams seams, JobKind... more) {
        Jobs jobs =
                new Jobs(
                        jdbi,
                        jdbi,
                        List.of(),
                        JobSettings.of(workers).withoutListening().with(QUICK),
                        InstantSource.system());
        TrainJob kind = new TrainJob(jdbi, market, jobs::find, new PromotionGate(0.5), seams);
        jobs.add(List.of(kind));
        jobs.add(List.of(more));
        jobs.addEndListeners(List.of(kind));
        jobs.start();
        return jobs;
    }

    /// The clock alone goes on.
    void pass(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    /// The last so many days of each walk go on, and the clock with them.
    ///
    /// @param sessions weekdays behind the last bar
    void goOn(int sessions) {
        goOn(sessions, SYMBOLS);
    }

    /// The same of some of them.
    ///
    /// @param symbols the first so many
    void goOn(int sessions, int symbols) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        List<LocalDate> days = new ArrayList<>();
        while (days.size() < sessions) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().getValue() < 6) {
                days.add(day);
            }
        }
        now = day.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        for (int i = 0; i < symbols; i++) {
            write("S%02d".formatted(i), 1_000 + i + day.hashCode(), days, 1);
        }
    }

    /// One more bar of a symbol, of the day before the clock's.
    void late(String ticker) {
        write(
                ticker,
                ticker.hashCode(),
                List.of(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1)),
                1);
    }

    /// The clock alone goes on.
    void pass(Duration time) {
        now = now.plus(time);
    }

    /// Walks that are the same each time.
    void store() {
        for (int i = 0; i < SYMBOLS; i++) {
            store("S%02d".formatted(i), i, SESSIONS, 1);
        }
    }

    void store(String ticker, int seed, int sessions, double factor) {
        write(ticker, seed, days(sessions), factor);
    }

    private void write(String ticker, int seed, List<LocalDate> days, double factor) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        double close = 100;
        for (LocalDate day : days) {
            double open = close * (1 + random.nextGaussian() * 0.004);
            double end = open * (1 + random.nextGaussian() * 0.015);
            double high = Math.max(open, end) * (1 + random.nextDouble() * 0.01);
            double low = Math.min(open, end) * (1 - random.nextDouble() * 0.01);
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f,%.4f,%d%n",
                            day,
                            open * factor,
                            high * factor + 0.001,
                            low * factor - 0.001,
                            end * factor,
                            1_000 + random.nextInt(500)));
            close = end;
        }
        new PriceImport(jdbi, clock).importAnswer(ticker, "a test", csv.toString(), false);
    }

    private static List<LocalDate> days(int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LAST; days.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                days.addFirst(day);
            }
        }
        return days;
    }

    long count(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    /// The model once its training has ended.
    StoredModel ended(long model) {
        String name = "mo_" + model;
        await(() -> book.known(name).state() != ModelState.TRAINING);
        return book.known(name);
    }

    /// Why items of its job failed.
    List<String> reasons(StoredModel model) {
        JobId job = JobId.parse(String.valueOf(model.job())).orElseThrow();
        return open.getFirst().reasons(job).stream().map(FailureReason::code).toList();
    }

    ModelBook.TrainingStart begin(Actor actor) {
        return book.train(actor, DIRECTION, Optional.empty());
    }

    /// A model as a training makes it, without its search for leaks and without a job.
    StoredModel quick(TrainingRequest request) {
        return new QuickTraining(jdbi, market, now).model(request);
    }

    /// What scores models, with a process that works on it and on trainings.
    Scoring scoring() {
        Scoring scoring = idleScoring();
        open.add(jobs(jdbi, market, 2, TrainingSeams.USUAL, scoring.kind()));
        return scoring;
    }

    /// The same without a process that works.
    Scoring idleScoring() {
        return scoring(jdbi, open.getFirst(), market, clock);
    }

    static Scoring scoring(Jdbi jdbi, Jobs jobs, Market market, InstantSource clock) {
        return Scoring.of(jdbi, jobs, market, book(jdbi, jobs, market, clock).life(), clock);
    }

    /// How many jobs that score have not ended.
    int scoringJobs() {
        return open.getFirst().unfinished(List.of(ScoreJob.OWNER)).size();
    }

    /// Looks, and waits until what was asked for is done.
    void look(Scoring scoring) {
        scoring.rounds().look();
        await(() -> scoringJobs() == 0);
        List<String> failed =
                jdbi.withHandle(h ->
                        h.createQuery(
                                        "select code || ': ' || message from item_result where code"
                                                + " is not null")
                                .mapTo(String.class)
                                .list());
        if (!failed.isEmpty()) {
            throw new AssertionError(failed.toString());
        }
    }

    StoredModel trained(Actor actor) {
        return ended(begin(actor).model().id());
    }

    static void await(BooleanSupplier done) {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for four minutes");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        open.reversed().forEach(Jobs::close);
        database.close();
    }
}
