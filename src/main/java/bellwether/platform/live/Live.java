package bellwether.platform.live;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.db.NotificationListener;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TicketLookup;
import bellwether.platform.live.http.LiveRoutes;
import bellwether.platform.live.hub.LiveEventDao;
import bellwether.platform.live.hub.LiveHub;
import bellwether.platform.live.hub.TicketDao;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Live events in one process: one hub that reads them, and the routes to it.
public final class Live implements RouteSource, AutoCloseable {
    /// How long events stay.
    public static final int KEPT_DAYS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ZERO;
    private static final Duration END = Duration.ofSeconds(1);

    private final LiveHub hub;
    private final TicketDao tickets;
    private final LiveRoutes routes;
    private final List<Runnable> releases = new CopyOnWriteArrayList<>();
    private final Loop reading;
    private final Loop beating;
    private final Optional<Loop> listening;
    private final Optional<NotificationListener> listener;

    /// Nothing is read before [#start()].
    ///
    /// @param types every type of event that any module publishes
    /// @param sources of what is not kept
    public Live(
            Jdbi jdbi,
            LiveSettings settings,
            List<LiveEventType> types,
            List<ProgressSource> sources) {
        hub = new LiveHub(new LiveEventDao(jdbi), sources, settings.most());
        tickets = new TicketDao(jdbi);
        routes = new LiveRoutes(hub, tickets, types);
        reading = new Loop("live events", hub::step, fault -> failed("live reader", fault));
        beating = Loop.every(BEAT, "live heartbeat", this::beat);
        listener =
                settings.listening()
                        .map(direct ->
                                new NotificationListener(
                                        direct, NotificationListener.Channel.LIVE, reading::wake));
        listening =
                listener.map(known ->
                        new Loop(
                                "live listener",
                                known::step,
                                fault -> failed("live listener", fault)));
    }

    private static void failed(String loop, Throwable fault) {
        LoopFaults.logged(LOG, loop, fault);
    }

    /// Takes a place for a stream of this owner.
    ///
    /// @throws bellwether.platform.base.Refusal when there is none
    public LivePlace admit(String owner) {
        return hub.admit(owner);
    }

    /// Knows the tickets for streams.
    public TicketLookup tickets() {
        return tickets;
    }

    /// Streams that are open.
    public int streams() {
        return hub.open();
    }

    /// Streams that may be open at once.
    public int most() {
        return hub.most();
    }

    /// Removes events that are over their time. For maintenance.
    ///
    /// @param patient connections whose statements may take long
    public CleanupResult tidy(Jdbi patient) {
        int removed = patient.inTransaction(h -> LiveEventDao.remove(h, KEPT_DAYS));
        return new CleanupResult(removed, 0, List.of());
    }

    @Override
    public List<Routes> routes() {
        return List.of(routes);
    }

    public void start() {
        Stream.concat(Stream.of(reading, beating), listening.stream())
                .forEach(loop -> loop.start(FIRST));
    }

    public List<LoopView> loops() {
        return Stream.concat(Stream.of(reading, beating), listening.stream())
                .map(Loop::view)
                .toList();
    }

    /// Has this done when all streams are about to end, for connections that have none yet.
    public void atRelease(Runnable end) {
        releases.add(end);
    }

    /// Ends all streams, because the service is about to stop.
    public void release() {
        releases.forEach(Runnable::run);
        routes.release();
        hub.close();
    }

    private void beat() {
        hub.beat();
        routes.beat();
    }

    @Override
    public void close() {
        release();
        reading.stop();
        beating.stop();
        listening.ifPresent(Loop::stop);
        try {
            reading.awaitEnd(END);
            if (listening.isEmpty() || listening.get().awaitEnd(END)) {
                listener.ifPresent(NotificationListener::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
