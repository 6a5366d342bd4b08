package bellwether.platform.http.server;

import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.ServerConnector;

/// Asks the web server's selectors for a sign of life, by handing each a task that does nothing. A
/// selector that never comes to it serves none of its connections any more.
final class SelectorWatch {
    /// What a selector does between two tasks takes microseconds.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<Asked> selectors;

    SelectorWatch(List<ServerConnector> connectors) {
        selectors =
                connectors.stream()
                        .flatMap(connector ->
                                connector
                                        .getSelectorManager()
                                        .getBeans(ManagedSelector.class)
                                        .stream())
                        .map(selector -> new Asked(selector, new AtomicLong(), new AtomicBoolean()))
                        .toList();
    }

    /// What came of the tasks handed out at the look before; hands out new ones.
    List<LoopView> look() {
        return IntStream.range(0, selectors.size())
                .mapToObj(i -> selectors.get(i).look("selector " + i))
                .toList();
    }

    private record Asked(ManagedSelector selector, AtomicLong answers, AtomicBoolean waiting) {
        LoopView look(String name) {
            boolean owing = waiting.getAndSet(true);
            if (!owing) {
                selector.submit(_ -> {
                    answers.incrementAndGet();
                    waiting.set(false);
                });
            }
            LoopView.State state = owing ? LoopView.State.BUSY : LoopView.State.PAUSING;
            return new LoopView(
                    name,
                    0,
                    Duration.ZERO,
                    Optional.empty(),
                    new LoopView.Motion(state, answers.get(), LONGEST));
        }
    }
}
