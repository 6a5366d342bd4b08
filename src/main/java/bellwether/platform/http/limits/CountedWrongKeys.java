package bellwether.platform.http.limits;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.RateGroup;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.problem.ClientAddresses;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Counts wrong keys by the address that they come from, whatever they are.
public final class CountedWrongKeys implements WrongKeys {
    private final RateTable rates;
    private final Quotas quotas;
    private final ClientAddresses addresses;

    public CountedWrongKeys(RateSettings settings, Quotas quotas) {
        this.rates = settings.rates();
        this.quotas = quotas;
        this.addresses = new ClientAddresses(settings.trustedHops());
    }

    @Override
    public Optional<Refusal> refusal(Request request) {
        Integer most = rates.perMinute().get(RateGroup.WRONG_KEYS);
        if (most == null) {
            return Optional.empty();
        }
        Quota quota = quotas.look(RateGroup.WRONG_KEYS, address(request), most);
        return quota.granted() ? Optional.empty() : Optional.of(refusal(most, quota));
    }

    private static Refusal refusal(int most, Quota quota) {
        return StatusRefusal.of(
                        429,
                        "too_many_wrong_keys",
                        "Limit of %d wrong API keys a minute for one address reached; a valid key still works. Retry in %d s."
                                .formatted(most, quota.resetSeconds()))
                .retryAfter(Duration.ofSeconds(quota.resetSeconds()));
    }

    @Override
    public void seen(Request request) {
        Integer most = rates.perMinute().get(RateGroup.WRONG_KEYS);
        if (most != null) {
            quotas.take(RateGroup.WRONG_KEYS, address(request), most);
        }
    }

    private String address(Request request) {
        return "address " + addresses.of(request).network();
    }
}
