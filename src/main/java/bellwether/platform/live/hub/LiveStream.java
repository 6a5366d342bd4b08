package bellwether.platform.live.hub;

import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.LiveSink;
import bellwether.platform.live.hub.StreamQueue.Outgoing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One listener's stream. A thread works for it only while there is something to write. Who lets
/// its queue run full is closed, and may come back with the last id that it has seen.
final class LiveStream implements LiveConnection {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final LiveRequest request;
    private final LiveSink sink;
    private final LiveHub hub;
    private final Executor threads;
    private final StreamQueue queue = new StreamQueue();
    private boolean caughtUp;
    private boolean joined;
    private boolean writing;
    private boolean over;
    private boolean cut;
    private @Nullable LiveEnd ending;
    private long position = -1;
    private long written = System.nanoTime();

    LiveStream(LiveRequest request, LiveSink sink, LiveHub hub, Executor threads) {
        this.request = request;
        this.sink = sink;
        this.hub = hub;
        this.threads = threads;
    }

    LiveRequest request() {
        return request;
    }

    LiveSink sink() {
        return sink;
    }

    synchronized void start() {
        wake();
    }

    /// From now on it gets every event after this id. Under the hub's lock.
    ///
    /// @param missing events up to there that its client does not have
    synchronized void join(long after, List<LiveEvent> missing) {
        position = after;
        joined = true;
        missing.forEach(this::offer);
    }

    /// Under the hub's lock, which keeps events in their order.
    synchronized void offer(LiveEvent event) {
        if (joined && event.id() > position) {
            position = event.id();
            if (request.wants(event)) {
                add(new Outgoing.Event(event));
            }
        }
    }

    /// Whether it has written enough for so many more events, or is to get none.
    synchronized boolean hasRoom(int events) {
        return ending != null || queue.hasRoom(events);
    }

    synchronized void offer(String key, LiveEvent state) {
        if (joined && ending == null && request.wants(state)) {
            queue.put(key, state);
            wake();
        }
    }

    @Override
    public synchronized void reply(String text) {
        add(new Outgoing.Reply(text));
    }

    /// Ends it when its key or session has gone; else shows its client, after a while, that it is
    /// still there.
    void beat(Duration quiet) {
        if (request.allowed().getAsBoolean()) {
            comfort(quiet);
        } else {
            end(LiveEnd.KEY_GONE);
        }
    }

    private synchronized void comfort(Duration quiet) {
        if (joined && !writing && System.nanoTime() - written >= quiet.toNanos()) {
            add(new Outgoing.Heartbeat());
        }
    }

    private void add(Outgoing next) {
        if (ending != null) {
            return;
        }
        if (queue.add(next)) {
            wake();
        } else {
            cut(LiveEnd.SLOW);
        }
    }

    private void wake() {
        if (!writing && !over) {
            writing = true;
            threads.execute(this::run);
        }
    }

    /// Ends it in the middle of whatever is being written.
    private void cut(LiveEnd why) {
        ending = why;
        over = true;
        cut = true;
        queue.clear();
        threads.execute(() -> {
            sink.abort(why);
            hub.left(this);
        });
    }

    @Override
    public synchronized void end(LiveEnd why) {
        if (ending == null) {
            ending = why;
            wake();
        }
    }

    @Override
    public void leave() {
        replace();
    }

    @Override
    public List<String> replace() {
        List<String> unwritten;
        synchronized (this) {
            unwritten = queue.replies();
            ending = LiveEnd.LEFT;
            over = true;
            queue.clear();
        }
        hub.left(this);
        return unwritten;
    }

    /// Ends it though it has not ended by itself, be it in the middle of its last words.
    synchronized void force() {
        if (!cut) {
            cut(ending == null ? LiveEnd.SHUTDOWN : ending);
        }
    }

    private void run() {
        try {
            if (!caughtUp) {
                caughtUp = true;
                new CatchUp(this, hub).run();
            }
            writeAll();
        } catch (IOException e) {
            sink.abort(LiveEnd.LEFT); // its client has gone
            leave();
        } catch (RuntimeException e) {
            LOG.warn("A live stream ends: {}", e.toString());
            synchronized (this) {
                over = true;
            }
            sink.abort(LiveEnd.FAILED);
            leave();
        }
    }

    private void writeAll() throws IOException {
        for (Outgoing next = next(); next != null; next = next()) {
            if (!mayHear()) {
                return;
            }
            write(next);
        }
        LiveEnd why = endingNow();
        if (why != null) {
            sink.end(why);
            leave();
        }
    }

    /// Whether its key is still good. Without that the stream ends.
    boolean mayHear() throws IOException {
        if (request.allowed().getAsBoolean()) {
            return true;
        }
        synchronized (this) {
            ending = LiveEnd.KEY_GONE;
            over = true;
            queue.clear();
        }
        sink.end(LiveEnd.KEY_GONE);
        leave();
        return false;
    }

    private void write(Outgoing next) throws IOException {
        switch (next) {
            case Outgoing.Event(LiveEvent event) -> sink.event(event);
            case Outgoing.Reply(String text) -> sink.reply(text);
            case Outgoing.Heartbeat() -> sink.heartbeat();
        }
        synchronized (this) {
            written = System.nanoTime();
        }
    }

    private synchronized @Nullable Outgoing next() {
        Outgoing next = over ? null : queue.poll();
        if (next == null && (ending == null || over)) {
            writing = false;
        }
        return next;
    }

    private synchronized @Nullable LiveEnd endingNow() {
        if (ending == null || over) {
            return null;
        }
        over = true;
        return ending;
    }

    /// Whether nothing more of what has been is to be read for it.
    synchronized boolean isEnding() {
        return ending != null;
    }
}
