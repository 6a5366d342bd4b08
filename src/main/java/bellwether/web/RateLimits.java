package bellwether.web;

import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets each caller ask so much a minute and no more. Who sends no key is counted by address.
final class RateLimits extends Handler.Wrapper {
    private final Rates rates;
    private final Quotas quotas;
    private final ClientAddresses addresses;

    RateLimits(Rates rates, Quotas quotas, ClientAddresses addresses) {
        this.rates = rates;
        this.quotas = quotas;
        this.addresses = addresses;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Refusal> refusal = count(request, response);
        return refusal.isPresent()
                ? ServerProblems.refuse(request, response, callback, refusal.get())
                : super.handle(request, response, callback);
    }

    /// Counts the request for whoever sent it and tells how many are left; why it is one too many,
    /// when it is.
    private Optional<Refusal> count(Request request, Response response) {
        RateGroup group = RouteKinds.group(request);
        Integer most = rates.perMinute().get(group);
        if (most == null || RouteKinds.isHealth(request)) {
            return Optional.empty();
        }
        Quota quota = quotas.take(group, caller(request), most);
        tell(request, response, group, most, quota);
        return quota.granted() ? Optional.empty() : Optional.of(refusal(group, most, quota));
    }

    private String caller(Request request) {
        return Caller.of(request)
                .map(Caller::key)
                .filter(key -> !key.isEmpty())
                .map(key -> "key " + key)
                .orElseGet(() -> "address " + addresses.of(request).network());
    }

    private static void tell(
            Request request, Response response, RateGroup group, int most, Quota quota) {
        Envelope.add(
                request,
                response,
                "RateLimit-Policy",
                "\"%s\";q=%d;w=60".formatted(group.text(), most));
        Envelope.add(
                request,
                response,
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(group.text(), quota.left(), quota.resetSeconds()));
    }

    private static Refusal refusal(RateGroup group, int most, Quota quota) {
        return Refusal.of(
                        429,
                        "too_many_requests",
                        "%d requests a minute are the limit of %s; it begins anew in %d s."
                                .formatted(most, group.text(), quota.resetSeconds()))
                .with("Retry-After", Long.toString(quota.resetSeconds()));
    }
}
