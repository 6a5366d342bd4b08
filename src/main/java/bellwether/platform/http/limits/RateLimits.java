package bellwether.platform.http.limits;

import bellwether.platform.base.Caller;
import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.PageReads;
import bellwether.platform.http.RateGroup;
import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.problem.ClientAddresses;
import bellwether.platform.http.problem.ServerProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets each caller ask so much and no more. Whoever sends no key is counted by address; the user
/// of this machine who needs none is not counted, but for the reads of our own pages.
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

    /// Here, before anything is read or looked up, strangers are counted who show no key, or
    /// nothing that could be one, and those who show a ticket, which is taken before all keys; the
    /// others as soon as their key is known.
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        addresses.of(request); // whoever notes what is done asks for it later
        try {
            if (!isKnownByKey(request) && !addresses.isLocal(request)) {
                take(request, response);
            }
        } catch (Refusal refusal) {
            return ServerProblems.refuse(request, response, callback, refusal);
        }
        return super.handle(request, response, callback);
    }

    private static boolean isKnownByKey(Request request) {
        return Credentials.ticket(request).isEmpty()
                && (Credentials.areShown(request) || sessionIsShown(request));
    }

    /// Counts the request, once, for whoever sent it, and says how many are left.
    ///
    /// @throws Refusal 429 when it is one too many
    public void count(Request request, Response response) {
        boolean keyless =
                Callers.of(request).map(Caller::key).orElse("").isEmpty()
                        && !Credentials.areShown(request);
        if (!keyless || !addresses.isLocal(request) || PageReads.contain(request)) {
            take(request, response);
        }
    }

    private static boolean sessionIsShown(Request request) {
        return !SessionCookie.SECURE.tokens(request).isEmpty()
                || !SessionCookie.PLAIN.tokens(request).isEmpty();
    }

    /// Counts a request that is refused for want of a key, wherever it comes from.
    ///
    /// @throws Refusal 429 when it is one too many
    public void countStranger(Request request, Response response) {
        take(request, response);
    }

    private void take(Request request, Response response) {
        if (request.getAttribute(COUNTED) != null || RouteKinds.isUncounted(request)) {
            return;
        }
        request.setAttribute(COUNTED, true);
        List<RequestCounter> counters = counters(request);
        if (!counters.isEmpty()) {
            CountedRequest counted = new CountedRequest(quotas, counters, rejected(request));
            counted.take(request, response);
            Request.addCompletionListener(request, _ -> counted.settle(response.getStatus()));
        }
    }

    private List<RequestCounter> counters(Request request) {
        String caller = caller(request);
        List<RequestCounter> counters = new ArrayList<>();
        for (RateGroup group : groups(request)) {
            counter(group, caller).ifPresent(counters::add);
        }
        if (caller.startsWith("key ")) {
            KeyQuota agreed = Callers.quota(request);
            agreed.perHour()
                    .map(Allowance::perHour)
                    .or(() -> rates.of(RateGroup.HOUR))
                    .ifPresent(
                            most -> counters.add(new RequestCounter(RateGroup.HOUR, caller, most)));
            agreed.perDay()
                    .map(Allowance::perDay)
                    .or(() -> rates.of(RateGroup.DAY))
                    .ifPresent(
                            most -> counters.add(new RequestCounter(RateGroup.DAY, caller, most)));
        }
        return counters;
    }

    private static List<RateGroup> groups(Request request) {
        return PageReads.contain(request) ? List.of(RateGroup.PAGE) : RouteKinds.groups(request);
    }

    /// What counts it instead, when it turns out to be malformed: no more was done than to read it.
    private Optional<RequestCounter> rejected(Request request) {
        String caller = caller(request);
        return counter(RateGroup.READS, caller).or(() -> counter(RateGroup.OTHER, caller));
    }

    private Optional<RequestCounter> counter(RateGroup group, String caller) {
        return rates.of(group).map(most -> new RequestCounter(group, caller, most));
    }

    private String caller(Request request) {
        return Callers.of(request)
                .map(Caller::key)
                .filter(key -> !key.isEmpty())
                .map(key -> "key " + key)
                .orElseGet(() -> "address " + addresses.of(request).network());
    }
}
