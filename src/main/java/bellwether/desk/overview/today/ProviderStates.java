package bellwether.desk.overview.today;

import bellwether.market.feeds.ProviderHealth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How price providers do, as far as any is asked.
public record ProviderStates(List<State> items) {
    public ProviderStates {
        items = List.copyOf(items);
    }

    /// One provider.
    ///
    /// @param endsAt when the state ends by itself; null where it does not
    public record State(
            String name,
            String state,
            @Nullable Instant endsAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastErrorMessage) {}

    static ProviderStates of(List<ProviderHealth> all) {
        return new ProviderStates(
                all.stream()
                        .filter(ProviderHealth::configured)
                        .map(one ->
                                new State(
                                        one.name(),
                                        one.state(),
                                        one.until(),
                                        one.lastSuccess(),
                                        one.lastErrorAt(),
                                        one.lastError()))
                        .toList());
    }
}
