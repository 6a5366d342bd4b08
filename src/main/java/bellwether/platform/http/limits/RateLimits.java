package bellwether.platform.http.limits;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.RateGroup;
import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.problem.ClientAddresses;
import bellwether.platform.http.problem.ResponseHeaders;
import bellwether.platform.http.problem.ServerProblems;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets each caller ask so much a minute and no more. Who sends no key is counted by address.
public final class RateLimits extends Handler.Wrapper {
    private static final String COUNTED = RateLimits.class.getName();

    private final RateTable rates;
    private final Quotas quotas;
    private final ClientAddresses addresses;

    public RateLimits(RateTable rates, Quotas quotas, ClientAddresses addresses) {
        this.rates = rates;
        this.quotas = quotas;
        this.addresses = addresses;
    }

    /// Here, before anything is read or looked up, those are counted who show no key, or nothing
    /// that could be one; the others as soon as their key is known.
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        addresses.of(request); // whoever notes what is done asks for it later
        try {
            if (!Credentials.areShown(request)) {
                count(request, response);
            }
        } catch (Refusal refusal) {
            return ServerProblems.refuse(request, response, callback, refusal);
        }
        return super.handle(request, response, callback);
    }

    /// Counts the request, once, for whoever sent it, and tells how many are left.
    ///
    /// @throws Refusal 429 when it is one too many
    public void count(Request request, Response response) {
        RateGroup group = RouteKinds.group(request);
        Integer most = rates.perMinute().get(group);
        if (most == null || RouteKinds.isHealth(request) || request.getAttribute(COUNTED) != null) {
            return;
        }
        request.setAttribute(COUNTED, group);
        Quota quota = quotas.take(group, caller(request), most);
        tell(request, response, group, most, quota);
        if (!quota.granted()) {
            throw refusal(group, most, quota);
        }
    }

    private String caller(Request request) {
        return Callers.of(request)
                .map(Caller::key)
                .filter(key -> !key.isEmpty())
                .map(key -> "key " + key)
                .orElseGet(() -> "address " + addresses.of(request).network());
    }

    private static void tell(
            Request request, Response response, RateGroup group, int most, Quota quota) {
        ResponseHeaders.add(
                request,
                response,
                "RateLimit-Policy",
                "\"%s\";q=%d;w=60".formatted(group.text(), most));
        ResponseHeaders.add(
                request,
                response,
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(group.text(), quota.left(), quota.resetSeconds()));
    }

    private static Refusal refusal(RateGroup group, int most, Quota quota) {
        return StatusRefusal.of(
                        429,
                        "too_many_requests",
                        "Rate limit of group %s (%d/min) reached; retry in %d s."
                                .formatted(group.text(), most, quota.resetSeconds()))
                .retryAfter(Duration.ofSeconds(quota.resetSeconds()));
    }
}
