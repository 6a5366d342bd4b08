package bellwether.bench.attack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/// Many connections that follow one script, kept up until the time is over: by one thread and with
/// buffers made before, so that the attackers leave the processors to those they attack.
///
/// @param size connections at once
/// @param most connections in all, those that took the place of others included
/// @param sources addresses that they come from, 127.0.0.2 and on; the honest come from 127.0.0.1
/// @param allowed statuses that may be answered; any when empty
record Crowd(int size, int most, int sources, Script script, Set<String> allowed) implements Load {
    private static final int TICK_MILLIS = 50;

    /// New connections in a tick: 4,000 a second.
    private static final int ARRIVALS = 200;

    static Crowd of(int size, Script script) {
        return new Crowd(size, 6 * size, 1, script, Set.of());
    }

    Crowd from(int addresses) {
        return new Crowd(size, most, addresses, script, allowed);
    }

    Crowd allowing(String... statuses) {
        return new Crowd(size, most, sources, script, Set.of(statuses));
    }

    Crowd atMost(int connections) {
        return new Crowd(size, connections, sources, script, allowed);
    }

    @Override
    public Load.Result run(Target target) throws IOException {
        return kept(target).result(allowed);
    }

    CrowdTally kept(Target target) throws IOException {
        CrowdTally tally = new CrowdTally(script);
        Set<CrowdConnection> open = new HashSet<>();
        ByteBuffer shared = ByteBuffer.allocateDirect(65_536);
        try (Selector selector = Selector.open()) {
            int made = 0;
            long nextTick = System.nanoTime();
            while (!target.time().over() && !Thread.currentThread().isInterrupted()) {
                long now = System.nanoTime();
                if (now >= nextTick) {
                    nextTick = now + TICK_MILLIS * 1_000_000L;
                    open.removeIf(one -> !one.tick(now, shared) && closed(one));
                    made += arrive(selector, target, open, made, tally);
                }
                selector.select(TICK_MILLIS);
                turns(selector, open, shared);
            }
        } finally {
            open.forEach(Crowd::closed);
        }
        return tally;
    }

    private int arrive(
            Selector selector,
            Target target,
            Set<CrowdConnection> open,
            int made,
            CrowdTally tally) {
        int wanted = Math.min(ARRIVALS, (script.again() ? most : size) - made);
        int room = Math.min(wanted, size - open.size());
        for (int more = 0; more < room; more++) {
            int number = made + more;
            try {
                open.add(
                        new CrowdConnection(
                                selector,
                                Loopback.from(2 + number % sources),
                                target.port(),
                                number,
                                tally));
            } catch (IOException e) {
                tally.failed(false, e);
            }
        }
        return Math.max(0, room);
    }

    private static void turns(Selector selector, Set<CrowdConnection> open, ByteBuffer shared) {
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            if (key.isValid()
                    && key.attachment() instanceof CrowdConnection one
                    && !one.turn(shared)) {
                open.remove(one);
                closed(one);
            }
        }
    }

    private static boolean closed(CrowdConnection one) {
        try {
            one.close();
        } catch (ClosedChannelException e) {
            return true; // the service was quicker
        } catch (IOException e) {
            System.err.println("a connection of the crowd did not close: " + e);
        }
        return true;
    }
}
