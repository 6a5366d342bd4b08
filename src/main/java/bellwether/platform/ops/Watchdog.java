package bellwether.platform.ops;

import bellwether.platform.loops.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks from time to time whether the service still answers on its port and whether its loops
/// still move. Three failed looks in a row are an event; when it is not better a minute later, or
/// the socket is closed, the process is ended so that another is started in its place. A look that
/// came late says nothing: the machine slept, or the process was stopped.
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /// Between two looks at the socket, which cost nothing.
    static final Duration TICK = Duration.ofSeconds(1);

    /// Between two looks at everything.
    static final Duration LOOK = Duration.ofSeconds(5);

    /// How late a look may be to be one.
    static final Duration LATE = Duration.ofSeconds(3);

    /// More than all that a look waits for.
    static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    private final WatchedService service;
    private final BiConsumer<String, Map<String, Object>> news;
    private final Runnable exit;
    private final LongSupplier nanos;
    private final StalledLoops stalls = new StalledLoops();
    private final FailedProbes failed = new FailedProbes();
    private final Loop looking = new Loop("watchdog", this::tick, Watchdog::failed);
    private long lastTick;
    private long lastLook;
    private long answered;
    private long failures;
    private List<String> faults = List.of();
    private int stalledLoops;
    private boolean exiting;
    private volatile boolean closed;

    /// @param news hears of alarms, for the event log
    /// @param exit ends the process in an orderly way, as one that could not go on
    /// @param nanos the time as [System#nanoTime()] gives it
    Watchdog(
            WatchedService service,
            BiConsumer<String, Map<String, Object>> news,
            Runnable exit,
            LongSupplier nanos) {
        this.service = service;
        this.news = news;
        this.exit = exit;
        this.nanos = nanos;
    }

    private static void failed(Throwable fault) {
        LOG.error("The watchdog check could not run and will be retried", fault);
    }

    void start() {
        long now = nanos.getAsLong();
        lastTick = now;
        lastLook = now;
        answered = service.answered().getAsLong();
        looking.start(TICK);
    }

    /// One tick; a look at everything when that is due.
    Duration tick() {
        long begun = nanos.getAsLong();
        Duration since = Duration.ofNanos(begun - lastTick);
        if (since.compareTo(TICK.plus(LATE)) > 0) {
            beginAnew(begun);
        } else if (!closed && !service.listening().getAsBoolean()) {
            end("the listening socket is closed");
        } else if (Duration.ofNanos(begun - lastLook).compareTo(LOOK) >= 0) {
            look(begun);
        }
        lastTick = nanos.getAsLong();
        return TICK;
    }

    private synchronized void beginAnew(long now) {
        failed.forget();
        stalls.forget();
        lastLook = now;
        answered = service.answered().getAsLong();
    }

    private void look(long begun) {
        Duration since = Duration.ofNanos(begun - lastLook);
        List<String> loops = stalls.look(service.loops().get(), since);
        List<String> found = faults(loops);
        lastLook = begun;
        if (closed || isOverLong(begun)) {
            return;
        }
        FailedProbes.Consequence consequence = judge(found, loops.size(), since);
        switch (consequence) {
            case NONE -> {}
            case ALARM -> {
                LOG.error(
                        "Three consecutive checks failed; if this persists for {} s, the process exits to be restarted: {}",
                        FailedProbes.LAST_CHANCE.toSeconds(),
                        String.join("; ", found));
                say("alarm", found);
            }
            case RECOVERED -> {
                LOG.warn("The watchdog checks pass again");
                say("recovered", found);
            }
            case EXIT -> end(String.join("; ", found));
        }
    }

    /// The process was stopped while it looked.
    private boolean isOverLong(long begun) {
        long now = nanos.getAsLong();
        boolean overLong = Duration.ofNanos(now - begun).compareTo(LONGEST_LOOK) > 0;
        if (overLong) {
            beginAnew(now);
        }
        return overLong;
    }

    private synchronized FailedProbes.Consequence judge(
            List<String> found, int loops, Duration since) {
        faults = List.copyOf(found);
        stalledLoops = loops;
        if (found.isEmpty()) {
            return failed.passed();
        }
        failures++;
        return failed.failed(since);
    }

    private List<String> faults(List<String> loops) {
        long before = answered;
        Probe.Answer answer = service.probe().ask();
        answered = service.answered().getAsLong();
        boolean busy = answered > before || service.full().getAsBoolean();
        List<String> faults =
                switch (answer) {
                    case Probe.Alive() -> List.of();
                    case Probe.Refused(String words) -> List.of(words);
                    // others get answers: it has much to do, and the probe has to wait its turn
                    case Probe.Silent(String words) -> busy ? List.of() : List.of(words);
                };
        if (loops.isEmpty() || !service.database().getAsBoolean()) {
            return faults;
        }
        return Stream.concat(faults.stream(), loops.stream()).toList();
    }

    /// Ends the process, unless it is about to end.
    private void end(String why) {
        if (closed || exiting) {
            return;
        }
        exiting = true;
        LOG.error("The service cannot continue and exits to be restarted: {}", why);
        say("exit", List.of(why));
        exit.run();
    }

    private void say(String what, List<String> found) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", what);
        facts.put("faults", String.join("; ", found));
        news.accept("watchdog", facts);
    }

    /// Looks that failed, since the start.
    synchronized long failures() {
        return failures;
    }

    /// Loops that had died or stood still at the latest look.
    synchronized int stalledLoops() {
        return stalledLoops;
    }

    synchronized Component component() {
        boolean alarmed = failed.isAlarmed();
        return Component.of(
                        alarmed
                                ? HealthStatus.DOWN
                                : faults.isEmpty() ? HealthStatus.UP : HealthStatus.DEGRADED,
                        alarmed
                                ? "Checks of the port and the loops fail; the process will exit to be restarted."
                                : faults.isEmpty()
                                        ? "The port responds and the loops are running."
                                        : "The latest check failed; three consecutive failures raise an alarm.")
                .with("failed_looks", failures)
                .with("failed_in_a_row", failed.inRow())
                .with("alarmed_seconds", failed.sinceAlarm().toSeconds())
                .with("faults", faults);
    }

    /// Stops looking; does not wait for a look that is under way, whose result is not heeded.
    @Override
    public void close() {
        closed = true;
        looking.close();
    }
}
