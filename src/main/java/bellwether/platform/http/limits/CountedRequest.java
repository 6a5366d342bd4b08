package bellwether.platform.http.limits;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.RateGroup;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.problem.ResponseHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// A request and all that counts it.
///
/// @param cheap what counts it instead, once it was refused for what it says
record CountedRequest(
        Quotas quotas, List<RequestCounter> counters, Optional<RequestCounter> cheap) {
    private static final int NOT_MODIFIED = 304;
    private static final int REFUSED = 400;

    /// Statuses of what was refused for its own words, before anything was done for it.
    private static final Set<Integer> REJECTED = Set.of(400, 415, 422);

    private static final Set<RateGroup> DEAR = Set.of(RateGroup.WRITES, RateGroup.ANALYSES);

    /// Takes it from each quota and says in the answer's headers what is left.
    ///
    /// @throws Refusal 429 when one of them is used up; then it counts nowhere
    void take(Request request, Response response) {
        for (int i = 0; i < counters.size(); i++) {
            RequestCounter counter = counters.get(i);
            Quota quota = quotas.take(counter);
            say(request, response, counter, quota);
            if (!quota.granted()) {
                counters.subList(0, i).forEach(quotas::giveBack);
                throw refusal(counter, quota);
            }
        }
    }

    /// What costs next to nothing does not count: that nothing has changed, what a refusal of a
    /// malformed request costs beyond a read, and a training that did not begin.
    void settle(int status) {
        if (status == NOT_MODIFIED) {
            counters.forEach(quotas::giveBack);
            return;
        }
        if (status >= REFUSED) {
            giveBack(RateGroup.TRAININGS);
        }
        if (REJECTED.contains(status)) {
            counters.stream()
                    .filter(counter -> DEAR.contains(counter.group()))
                    .forEach(counter -> {
                        quotas.giveBack(counter);
                        cheap.ifPresent(quotas::take);
                    });
        }
    }

    private void giveBack(RateGroup group) {
        counters.stream().filter(counter -> counter.group() == group).forEach(quotas::giveBack);
    }

    private static void say(
            Request request, Response response, RequestCounter counter, Quota quota) {
        Allowance allowance = counter.allowance();
        String name = counter.group().text();
        ResponseHeaders.append(
                request,
                response,
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(name, allowance.most(), allowance.toFill().toSeconds()));
        ResponseHeaders.append(
                request,
                response,
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(name, quota.left(), quota.resetSeconds()));
    }

    private static Refusal refusal(RequestCounter counter, Quota quota) {
        return StatusRefusal.of(
                        429,
                        "too_many_requests",
                        "Rate limit of group %s (%s) reached; retry in %d s."
                                .formatted(
                                        counter.group().text(),
                                        counter.allowance().text(),
                                        quota.waitSeconds()))
                .retryAfter(Duration.ofSeconds(quota.waitSeconds()));
    }
}
