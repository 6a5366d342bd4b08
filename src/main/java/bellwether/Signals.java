package bellwether;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands each SIGTERM and Ctrl-C on, also the second, of which the JVM by itself says nothing. The
/// classes are looked up by name because compilers warn of them.
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /// @param received is called with the number of each signal, on a thread of its own
    static void onEach(IntConsumer received) {
        try {
            for (Map.Entry<String, Integer> signal : Map.of("TERM", 15, "INT", 2).entrySet()) {
                handle(signal.getKey(), () -> received.accept(signal.getValue()));
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("A second signal will not speed up the stop: {}", e.toString());
        }
    }

    private static void handle(String name, Runnable received) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler calls =
                (_, method, _) -> {
                    if (method.getName().equals("handle")) {
                        received.run();
                    }
                    return null;
                };
        Object proxy =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }
}
