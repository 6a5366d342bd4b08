package bellwether.platform.http.limits;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.RateGroup;
import bellwether.platform.http.StatusRefusal;
import java.time.Duration;
import java.util.Optional;

/// Counts wrong keys by the address that they come from, whatever they are.
public final class CountedWrongKeys implements WrongKeys {
    private final RateTable rates;
    private final Quotas quotas;

    public CountedWrongKeys(RateSettings settings, Quotas quotas) {
        this.rates = settings.rates();
        this.quotas = quotas;
    }

    @Override
    public Optional<Refusal> refusal(ClientAddress sender) {
        return counter(sender)
                .flatMap(counter -> {
                    Quota quota = quotas.look(counter);
                    return quota.granted()
                            ? Optional.empty()
                            : Optional.of(refusal(counter, quota));
                });
    }

    private static Refusal refusal(RequestCounter counter, Quota quota) {
        return StatusRefusal.of(
                        429,
                        "too_many_wrong_keys",
                        "Limit of wrong API keys for one address (%s) reached; a valid key still works. Retry in %d s."
                                .formatted(counter.allowance().text(), quota.waitSeconds()))
                .retryAfter(Duration.ofSeconds(quota.waitSeconds()));
    }

    @Override
    public void seen(ClientAddress sender) {
        counter(sender).ifPresent(quotas::take);
    }

    /// Empty when wrong keys have no limit.
    private Optional<RequestCounter> counter(ClientAddress sender) {
        return rates.of(RateGroup.WRONG_KEYS)
                .map(allowance ->
                        new RequestCounter(
                                RateGroup.WRONG_KEYS, "address " + sender.network(), allowance));
    }
}
