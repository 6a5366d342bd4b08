package bellwether.desk.scan.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that sweep, killed without a word: each bar is kept once, by every part.
final class KilledSweepsTest {
    private static final int BEFORE = 45;
    private static final int MISSED = 5;

    @TempDir private Path folder;

    private final SweepFixture fixture = new SweepFixture();
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    @Test
    void oneKillLosesNothingAndDoublesNothing() throws Exception {
        missFiveDays(1, 1, 101);
    }

    @Test
    @Tag("long")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void killsOfThreeProcessesLoseNothingAndDoubleNothing() throws Exception {
        missFiveDays(3, 20, 500);
    }

    /// All symbols are swept; then five days come while nobody runs, and processes that are killed
    /// again and again sweep them.
    private void missFiveDays(int processes, int kills, int symbols) throws Exception {
        fixture.execute(WalkedBarsPart.TABLE);
        List<String> tickers = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            tickers.add("S%04d".formatted(i));
        }
        tickers.forEach(ticker -> fixture.store(ticker, BEFORE));
        SweepFixture.Station station = fixture.station(new WalkedBarsPart());
        fixture.sweep(station);
        station.jobs().close();
        fixture.execute("truncate walked");
        tickers.forEach(ticker -> fixture.store(ticker, BEFORE + MISSED));
        fixture.request();
        for (int i = 0; i < processes; i++) {
            start();
        }
        Random random = new Random(7);
        for (int kill = 0; kill < kills; kill++) {
            awaitRunning();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(1_800)));
            children.remove(random.nextInt(children.size())).destroyForcibly().waitFor();
            start();
        }
        SweepFixture.await(() ->
                fixture.count("select count(*) from walked") >= (long) symbols * MISSED
                        && fixture.count("select count(*) from sweep where ended_at is null") == 0);
        assertEquals((long) symbols * MISSED, fixture.count("select count(*) from walked"));
        assertEquals(
                0L,
                fixture.count(
                        "select count(*) from (select 1 from walked group by ticker, bar having"
                                + " count(*) > 1) as doubled"));
        assertEquals(expected(tickers), fixture.detected());
    }

    /// What one process detects that nobody kills.
    private static List<String> expected(List<String> tickers) {
        try (SweepFixture quiet = new SweepFixture()) {
            quiet.execute(WalkedBarsPart.TABLE);
            tickers.forEach(ticker -> quiet.store(ticker, BEFORE));
            SweepFixture.Station station = quiet.station(new WalkedBarsPart());
            quiet.sweep(station);
            tickers.forEach(ticker -> quiet.store(ticker, BEFORE + MISSED));
            quiet.sweep(station);
            return quiet.detected();
        }
    }

    private void awaitRunning() {
        SweepFixture.await(() ->
                fixture.count("select count(*) from work_item where state = 'running'") > 0
                        || fixture.count("select count(*) from sweep_request") == 0);
    }

    private void start() throws IOException {
        children.add(
                ChildProcess.start(
                        folder,
                        SweepProcess.class,
                        fixture.database.address(),
                        fixture.now.toString()));
    }
}
