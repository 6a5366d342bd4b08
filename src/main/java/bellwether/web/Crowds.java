package bellwether.web;

import bellwether.web.Limits.Crowd;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.QoSHandler;

/// Bounds how many requests are worked on at once; streams are counted apart, and the vital routes
/// not at all.
final class Crowds {
    private Crowds() {}

    @SuppressWarnings("unchecked")
    static List<Handler.Singleton> limits(Limits limits) {
        QoSHandler requests = handler(limits.crowd());
        requests.exclude(RouteKinds::isVital, RouteKinds::isStream);
        QoSHandler streams = handler(new Crowd(limits.streams(), 0, Duration.ofSeconds(1)));
        streams.include(RouteKinds::isStream);
        return List.of(requests, streams);
    }

    private static QoSHandler handler(Crowd crowd) {
        QoSHandler handler = new QoSHandler();
        handler.setMaxRequestCount(crowd.working());
        handler.setMaxSuspendedRequestCount(crowd.waiting());
        handler.setMaxSuspend(crowd.longestWait());
        return handler;
    }
}
