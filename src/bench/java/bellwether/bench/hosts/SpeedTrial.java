package bellwether.bench.hosts;

import bellwether.bench.TakenTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What round trips cost: analyses by 1, 2 and 4 worker hosts, a small job behind a large one, and
/// events on their way to a client, at three distances between services and database.
final class SpeedTrial {
    private static final List<Double> MILLIS = List.of(0.0, 1.0, 10.0);
    private static final List<Integer> WORKERS = List.of(1, 2, 4);
    private static final int ROUNDS = 3;
    private static final int LONGEST = 300;
    private static final int EVENTS = 40;
    private static final int SMALL_JOBS = 5;

    private record Round(double seconds, Duration workers, Duration databases, long turns) {}

    private final HostsTrial trial;

    SpeedTrial(HostsTrial trial) {
        this.trial = trial;
    }

    void run() throws Exception {
        System.out.printf(
                "%n| worker hosts | round trip, ms | job, s | analyses/s | workers' CPU, ms a"
                        + " symbol | databases' CPU, ms a symbol | round trips a symbol"
                        + " |%n|---|---|---|---|---|---|---|%n");
        for (int workers : WORKERS) {
            trial.services().workers(workers);
            round(); // warms up
            for (double millis : MILLIS) {
                trial.databases().roundTrip(millis);
                print(workers, millis);
            }
            trial.databases().roundTrip(0);
        }
        System.out.printf(
                "%n| round trip, ms | small job behind a large one, p50 / worst ms | event from"
                        + " commit to client, p50 / p99 ms |%n|---|---|---|%n");
        for (double millis : MILLIS) {
            trial.databases().roundTrip(millis);
            TakenTimes small = small();
            TakenTimes events = new EventStream(trial).times(EVENTS);
            System.out.printf(
                    Locale.ROOT,
                    "| %.0f | %.0f / %.0f | %.1f / %.1f |%n",
                    millis,
                    small.at(0.5),
                    small.at(1),
                    events.at(0.5),
                    events.at(0.99));
        }
        trial.databases().roundTrip(0);
    }

    private void print(int workers, double millis) throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round());
        }
        rounds.sort(Comparator.comparingDouble(Round::seconds));
        Round median = rounds.get(rounds.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f | %.2f | %,.0f | %.2f | %.2f | %.2f |%n",
                workers,
                millis,
                median.seconds(),
                trial.symbols() / median.seconds(),
                (double) median.workers().toMillis() / trial.symbols(),
                (double) median.databases().toMillis() / trial.symbols(),
                (double) median.turns() / trial.symbols());
    }

    private Round round() throws Exception {
        Duration workers = trial.services().worked();
        Duration databases = trial.databases().worked();
        long turns = trial.databases().turns();
        long begin = System.nanoTime();
        trial.client().ended(trial.market(), LONGEST);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Round(
                seconds,
                trial.services().worked().minus(workers),
                trial.databases().worked().minus(databases),
                trial.databases().turns() - turns);
    }

    private TakenTimes small() throws Exception {
        double[] millis = new double[SMALL_JOBS];
        for (int i = 0; i < SMALL_JOBS; i++) {
            String large = trial.market();
            long begin = System.nanoTime();
            trial.client().ended(trial.small(), LONGEST);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            trial.client().ended(large, LONGEST);
        }
        return new TakenTimes(millis);
    }
}
