package bellwether.market.feeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a provider does, for people.
///
/// @param configured whether some chain asks it
/// @param state `ready`, `cooling_down`, `open_breaker`, `budget_used_up`, `no_key` or
///   `not_configured`
/// @param until when that ends: a cool-down, an open breaker, or the wait for the next call
/// @param lastError in words, without key and address
/// @param calls requests sent since the start, tries included
/// @param rateLeft questions that its budget allows now
public record ProviderHealth(
        String name,
        boolean configured,
        String state,
        @JsonProperty("ends_at") @Nullable Instant until,
        @JsonProperty("last_success_at") @Nullable Instant lastSuccess,
        @Nullable Instant lastErrorAt,
        @JsonProperty("last_error_message") @Nullable String lastError,
        long calls,
        long rateLeft) {}
