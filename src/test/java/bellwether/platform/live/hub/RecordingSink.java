package bellwether.platform.live.hub;

import bellwether.platform.live.LiveBounds;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveSink;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Remembers what it is told; may be held, as a client that does not read.
final class RecordingSink implements LiveSink {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch held;
    private final CountDownLatch endHeld;
    final CountDownLatch ended = new CountDownLatch(1);

    RecordingSink() {
        this(new CountDownLatch(0));
    }

    /// @param held what each event waits for
    RecordingSink(CountDownLatch held) {
        this(held, new CountDownLatch(0));
    }

    /// @param endHeld what its last words wait for
    RecordingSink(CountDownLatch held, CountDownLatch endHeld) {
        this.held = held;
        this.endHeld = endHeld;
    }

    @Override
    public void hello(long position, LiveBounds bounds) {
        heard.add("hello");
    }

    @Override
    public void gap(long after, long position, LiveBounds bounds) {
        heard.add("gap %d %d".formatted(after, position));
    }

    @Override
    public void event(LiveEvent event) throws IOException {
        await(held);
        heard.add(event.isKept() ? Long.toString(event.id()) : event.data());
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void reply(String text) {
        heard.add(text);
    }

    @Override
    public void heartbeat() {
        heard.add("heartbeat");
    }

    @Override
    public void end(LiveEnd why) throws IOException {
        await(endHeld);
        heard.add(why.name());
        ended.countDown();
    }

    @Override
    public void abort(LiveEnd why) {
        heard.add("cut " + why.name());
        ended.countDown();
    }
}
