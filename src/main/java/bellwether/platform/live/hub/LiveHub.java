package bellwether.platform.live.hub;

import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LivePlace;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.LiveSink;
import bellwether.platform.live.ProgressSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads new events once for a process and hands each to the streams of its owner.
public final class LiveHub {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration PROGRESS = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration LOOK_FOR_ROOM = Duration.ofMillis(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Fewer than a queue has room for.
    private static final int PAGE = 200;

    /// How long the next page waits for streams to take in the last one, so that any number of
    /// events reaches whoever reads, however busy the machine is.
    private static final Duration BETWEEN_PAGES = Duration.ofSeconds(1);

    /// So much can wait in a stream's queue when it joins, which leaves room for new ones.
    private static final int MOST_MISSING = 100;

    private static final int MOST_MISSING_BYTES = 100 * 1024;

    private final LiveEventDao dao;
    private final List<ProgressSource> sources;
    private final Map<String, Set<LiveStream>> streams = new HashMap<>();
    private final StreamPlaces places;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("live-", 1).factory());
    private boolean closing;
    private long seen = -1;
    private long removed;
    private long removedRead;
    private final EventWindow window = new EventWindow();
    private volatile boolean begun;

    /// Owners whose states are to be told again, because a stream has come or has missed them.
    private final Set<String> untold = new HashSet<>();

    private long progressRead = System.nanoTime() - PROGRESS.toNanos();

    /// @param most places for streams
    public LiveHub(LiveEventDao dao, List<ProgressSource> sources, int most) {
        this.dao = dao;
        this.sources = sources;
        places = new StreamPlaces(most);
    }

    LiveEventDao dao() {
        return dao;
    }

    /// Takes a place for a stream of this owner.
    ///
    /// @throws bellwether.platform.base.Refusal 429 when the owner has too many, 503 when all are
    ///   taken or the service stops
    public LivePlace admit(String owner) {
        places.take(owner);
        return new Place(owner);
    }

    private final class Place implements LivePlace {
        private final String owner;
        private final AtomicBoolean given = new AtomicBoolean();

        Place(String owner) {
            this.owner = owner;
        }

        @Override
        public LiveConnection open(LiveRequest request, LiveSink sink) {
            LiveStream stream = new LiveStream(request, sink, LiveHub.this, threads);
            if (enter(stream)) {
                stream.start();
            } else {
                sink.abort(LiveEnd.SHUTDOWN);
            }
            return stream;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                places.giveBack(owner);
            }
        }
    }

    private synchronized boolean enter(LiveStream stream) {
        if (!closing) {
            streams.computeIfAbsent(stream.request().owner(), _ -> new HashSet<>()).add(stream);
        }
        return !closing;
    }

    /// Whatever happened to it, a stream is over.
    synchronized void left(LiveStream stream) {
        streams.computeIfPresent(
                stream.request().owner(),
                (_, those) -> {
                    those.remove(stream);
                    return those.isEmpty() ? null : those;
                });
        notifyAll();
    }

    /// Places that are taken.
    public int open() {
        return places.taken();
    }

    public int most() {
        return places.most();
    }

    /// The last event that was handed to streams.
    synchronized long newest() {
        return seen;
    }

    /// The oldest event that is kept, as it was known a while ago.
    synchronized long oldest() {
        return removed + 1;
    }

    /// Finds out, once, where it begins: before anything else is asked of it, and not under its
    /// lock.
    void begin() {
        if (!begun) {
            begin(dao.newest(), dao.removedThrough());
        }
    }

    private synchronized void begin(long newest, long removedThrough) {
        if (!begun) {
            seen = newest;
            removed = removedThrough;
            removedRead = System.nanoTime();
            window.begin(newest);
            begun = true;
        }
    }

    /// Lets a stream have all that is yet to come; gives the event after which that is.
    synchronized long join(LiveStream stream) {
        untold.add(stream.request().owner());
        stream.join(seen, List.of());
        return seen;
    }

    /// Lets a stream have all that comes after this id, when little enough of it has passed.
    synchronized boolean join(LiveStream stream, long after) {
        List<LiveEvent> missing =
                window.after(stream.request(), after, MOST_MISSING + 1).orElse(null);
        if (missing == null ? after < seen : !areFew(missing)) {
            return false;
        }
        untold.add(stream.request().owner());
        stream.join(after, missing == null ? List.of() : missing);
        return true;
    }

    private static boolean areFew(List<LiveEvent> events) {
        return events.size() <= MOST_MISSING
                && events.stream().mapToInt(LiveEvent::size).sum() <= MOST_MISSING_BYTES;
    }

    /// Events after this id that are still in memory; none when some may have gone from it.
    synchronized List<LiveEvent> remembered(LiveRequest request, long after, int limit) {
        return window.after(request, after, limit).orElse(List.of());
    }

    /// Reads what is new and hands it on. What moves is read before the events, so that the state
    /// of a thing never comes after the event of its end.
    public Duration step() {
        begin();
        long from = newest();
        int read = read(from);
        lookForRemoved();
        if (read < PAGE) {
            return LOOK_AGAIN;
        }
        awaitRoom();
        return Duration.ZERO;
    }

    /// Streams that take nothing are cut by the next page.
    private synchronized void awaitRoom() {
        long end = System.nanoTime() + BETWEEN_PAGES.toNanos();
        try {
            while (!closing && !haveRoom() && System.nanoTime() < end) {
                wait(LOOK_FOR_ROOM.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean haveRoom() {
        return all().stream().allMatch(stream -> stream.hasRoom(PAGE));
    }

    private int read(long from) {
        try {
            List<ProgressSource.State> states = states();
            List<LiveEvent> events = dao.after(from, PAGE);
            hand(states, events);
            return events.size();
        } catch (RuntimeException e) {
            tellAllAgain();
            throw e;
        }
    }

    /// The sources believe that what they have said was told.
    private synchronized void tellAllAgain() {
        untold.addAll(streams.keySet());
    }

    private synchronized void hand(List<ProgressSource.State> states, List<LiveEvent> events) {
        for (ProgressSource.State state : states) {
            of(state.event()).forEach(stream -> stream.offer(state.key(), state.event()));
        }
        for (LiveEvent event : events) {
            window.add(event);
            seen = event.id();
            of(event).forEach(stream -> stream.offer(event));
        }
    }

    private void lookForRemoved() {
        if (System.nanoTime() - removedRead >= MINUTE.toNanos()) {
            long now = dao.removedThroughAtOnce();
            synchronized (this) {
                removed = now;
                removedRead = System.nanoTime();
            }
        }
    }

    private Set<LiveStream> of(LiveEvent event) {
        return streams.getOrDefault(event.owner(), Set.of());
    }

    private List<ProgressSource.State> states() {
        Set<String> owners = owners();
        if (owners.isEmpty() || System.nanoTime() - progressRead < PROGRESS.toNanos()) {
            return List.of();
        }
        progressRead = System.nanoTime();
        Set<String> again = takeUntold();
        return sources.stream().flatMap(source -> source.changes(owners, again).stream()).toList();
    }

    private synchronized Set<String> takeUntold() {
        Set<String> taken = Set.copyOf(untold);
        untold.clear();
        return taken;
    }

    private synchronized Set<String> owners() {
        return Set.copyOf(streams.keySet());
    }

    private synchronized List<LiveStream> all() {
        return streams.values().stream().flatMap(Set::stream).toList();
    }

    /// Gives a sign of life to streams on which nothing has been written for a while.
    public void beat() {
        all().forEach(stream -> stream.beat(QUIET));
    }

    /// Ends all streams, each with its last words; those that do not take them are cut off.
    public void close() {
        places.close();
        synchronized (this) {
            closing = true;
        }
        all().forEach(stream -> stream.end(LiveEnd.SHUTDOWN));
        awaitNone();
        all().forEach(LiveStream::force);
        threads.shutdown();
    }

    private synchronized void awaitNone() {
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (long rest = LAST_WORDS.toMillis(); !streams.isEmpty() && rest > 0; ) {
                wait(rest);
                rest = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
