package bellwether;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a second SIGTERM or Ctrl-C from the first, which the JVM by itself does not. The classes
/// are looked up by name because compilers warn of them.
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /// The first one exits as ever; each after it calls this.
    static void onSecond(Runnable hurry) {
        AtomicBoolean stopping = new AtomicBoolean();
        Runnable received =
                () -> {
                    if (stopping.compareAndSet(false, true)) {
                        System.exit(0);
                    }
                    hurry.run();
                };
        try {
            for (String name : List.of("TERM", "INT")) {
                handle(name, received);
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("A second signal will not hurry: {}", e.toString());
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
