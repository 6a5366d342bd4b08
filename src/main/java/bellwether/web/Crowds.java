package bellwether.web;

import bellwether.web.Limits.Crowd;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.QoSHandler;

/// Bounds how many requests are worked on at once; streams and uploads are counted apart, and the
/// vital routes not at all.
final class Crowds {
    private Crowds() {}

    @SuppressWarnings("unchecked")
    static List<Handler.Singleton> limits(Limits limits) {
        QoSHandler requests = handler(limits.crowd());
        requests.exclude(RouteKinds::isVital, RouteKinds::isLasting, RouteKinds::isUpload);
        QoSHandler streams = lasting(limits.lasting().streams());
        streams.include(RouteKinds::isLasting);
        QoSHandler uploads = lasting(limits.lasting().uploads());
        uploads.include(RouteKinds::isUpload);
        return List.of(requests, streams, uploads);
    }

    /// Whoever would have to wait for one of these would wait long, so nobody does.
    private static QoSHandler lasting(int most) {
        return handler(new Crowd(most, 0, Duration.ofSeconds(1)));
    }

    private static QoSHandler handler(Crowd crowd) {
        QoSHandler handler = new QoSHandler();
        handler.setMaxRequestCount(crowd.working());
        handler.setMaxSuspendedRequestCount(crowd.waiting());
        handler.setMaxSuspend(crowd.longestWait());
        return handler;
    }
}
