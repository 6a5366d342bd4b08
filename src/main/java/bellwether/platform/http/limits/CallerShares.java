package bellwether.platform.http.limits;

import bellwether.platform.base.Caller;
import bellwether.platform.http.Callers;
import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.problem.ClientAddresses;
import bellwether.platform.http.problem.KnownRefusals;
import bellwether.platform.http.problem.ServerProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Bounds how much of what is there for all one caller may have at the same time.
public final class CallerShares extends Handler.Wrapper {
    private static final String UNDER_WAY = CallerShares.class.getName();

    private final ServerLimits.Shares limits;
    private final ClientAddresses addresses;
    private final ConcurrentHashMap<Share, Integer> taken = new ConcurrentHashMap<>();

    public CallerShares(ServerLimits.Shares limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /// What one holder has of one kind.
    ///
    /// @param holder "key …" or "address …"
    private record Share(RouteKinds.Place place, String holder, int most) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RouteKinds.Place place = RouteKinds.place(request);
        if (place == RouteKinds.Place.VITAL || place == RouteKinds.Place.LIVE) {
            return super.handle(request, response, callback);
        }
        List<Share> had = new ArrayList<>();
        for (Share share : shares(request, place)) {
            int now = taken.merge(share, 1, Integer::sum);
            had.add(share);
            request.setAttribute(UNDER_WAY, now);
            if (now > share.most) {
                giveBack(had);
                return ServerProblems.refuse(
                        request,
                        response,
                        callback,
                        KnownRefusals.shareTaken(place, share.most, share.holder));
            }
        }
        return passOn(request, response, Callback.from(() -> giveBack(had), callback), had);
    }

    /// What a handler throws is answered by the server, which completes the callback that it knows
    /// and not this one.
    private boolean passOn(Request request, Response response, Callback callback, List<Share> had)
            throws Exception {
        boolean handled = false;
        try {
            handled = super.handle(request, response, callback);
            return handled;
        } finally {
            if (!handled) {
                giveBack(had);
            }
        }
    }

    /// Whoever has no key is told apart by address; streams are counted by both, because they last.
    private List<Share> shares(Request request, RouteKinds.Place place) {
        boolean streams = place == RouteKinds.Place.STREAM;
        Share ofAddress =
                new Share(
                        place,
                        "address " + addresses.of(request).network(),
                        streams ? limits.streamsOfAddress() : most(place));
        Optional<Share> ofKey =
                Callers.of(request)
                        .map(Caller::key)
                        .filter(key -> !key.isEmpty())
                        .map(key -> new Share(place, "key " + key, most(place)));
        return streams || ofKey.isEmpty()
                ? Stream.concat(ofKey.stream(), Stream.of(ofAddress)).toList()
                : List.of(ofKey.get());
    }

    private int most(RouteKinds.Place place) {
        return switch (place) {
            case STREAM -> limits.streams();
            case EXPORT -> limits.exports();
            case UPLOAD -> limits.uploads();
            case REQUEST -> limits.requests();
            case VITAL, LIVE -> Integer.MAX_VALUE;
        };
    }

    private void giveBack(List<Share> had) {
        synchronized (had) {
            had.forEach(share -> taken.computeIfPresent(share, (_, n) -> n == 1 ? null : n - 1));
            had.clear();
        }
    }

    /// How many requests of the same caller are under way, this one included.
    public static int underWay(Request request) {
        return request.getAttribute(UNDER_WAY) instanceof Integer known ? known : 0;
    }
}
