package bellwether.platform.http.server;

import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.RouteKinds.Place;
import bellwether.platform.http.limits.CallerShares;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.limits.ServerLimits.Crowd;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.QoSHandler;

/// Bounds how many requests are worked on at once; streams, exports and uploads are counted apart,
/// and the vital routes not at all. Of those that wait, a caller with few requests under way comes
/// before one with many.
final class ConcurrencyLimits extends QoSHandler {
    /// Priorities: a caller with 16 requests more under way comes one later.
    private static final int STEP = 16;

    private static final int HIGHEST = 64;

    private ConcurrencyLimits(Place place, Crowd crowd) {
        setMaxRequestCount(crowd.working());
        setMaxSuspendedRequestCount(crowd.waiting());
        setMaxSuspend(crowd.longestWait());
        include(request -> RouteKinds.place(request) == place);
    }

    static List<Handler.Singleton> limits(ServerLimits limits) {
        ServerLimits.Lasting lasting = limits.lasting();
        return List.of(
                new ConcurrencyLimits(Place.REQUEST, limits.crowd()),
                lasting(Place.STREAM, lasting.streams()),
                lasting(Place.EXPORT, lasting.exports()),
                lasting(Place.UPLOAD, lasting.uploads()));
    }

    /// Whoever would have to wait for one of these would wait long, so nobody does.
    private static Handler.Singleton lasting(Place place, int most) {
        return new ConcurrencyLimits(place, new Crowd(most, 0, Duration.ofSeconds(1)));
    }

    @Override
    protected int getPriority(Request request) {
        return Math.max(0, HIGHEST - CallerShares.underWay(request) / STEP);
    }
}
