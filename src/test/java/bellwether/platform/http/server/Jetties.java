package bellwether.platform.http.server;

import io.javalin.Javalin;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.ServerConnector;

/// Does to a running web server what attacks and faults have done to it.
public final class Jetties {
    private final List<ServerConnector> connectors;

    private Jetties(Javalin javalin) {
        connectors =
                Arrays.stream(javalin.jettyServer().server().getConnectors())
                        .map(ServerConnector.class::cast)
                        .toList();
    }

    public static Jetties server(HttpServer server) throws ReflectiveOperationException {
        Field field = HttpServer.class.getDeclaredField("javalin");
        field.setAccessible(true);
        return new Jetties((Javalin) field.get(server));
    }

    /// No selector does anything any more.
    public void blockSelectors(CountDownLatch until) {
        for (ServerConnector connector : connectors) {
            for (ManagedSelector selector :
                    connector.getSelectorManager().getBeans(ManagedSelector.class)) {
                selector.submit(_ -> await(until));
            }
        }
    }

    private static void await(CountDownLatch until) {
        boolean over = false;
        while (!over) {
            try {
                until.await();
                over = true;
            } catch (InterruptedException e) {
                // the server interrupts its threads when it stops: this one hangs all the same
            }
        }
    }

    /// The listening socket is closed, and nobody was told.
    public void closeSocket() throws IOException {
        for (ServerConnector connector : connectors) {
            ((Channel) connector.getTransport()).close();
        }
    }
}
