package bellwether.platform.access;

import bellwether.platform.base.Fault;
import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/keys/{id}`. What is absent or null stays as it is.
///
/// @param requestsPerHour 0 for the service's own quota of an hour
/// @param requestsPerDay 0 for the service's own quota of a day
public record KeyChange(
        @Nullable @Pattern(regexp = KeyRequest.NAME, message = KeyRequest.NAME_RULE) String name,
        @Nullable
                @Min(value = 0, message = QUOTA_RULE)
                @Max(value = KeyRequest.MOST_REQUESTS, message = QUOTA_RULE)
                Integer requestsPerHour,
        @Nullable
                @Min(value = 0, message = QUOTA_RULE)
                @Max(value = KeyRequest.MOST_REQUESTS, message = QUOTA_RULE)
                Integer requestsPerDay)
        implements SelfValidating {
    private static final String QUOTA_RULE =
            "must be 1 to 1000000, or 0 for the quota of the service";

    @Override
    public List<Fault> faults() {
        return name == null && requestsPerHour == null && requestsPerDay == null
                ? List.of(
                        new Fault(
                                "",
                                "must have at least one of name, requests_per_hour, requests_per_day"))
                : List.of();
    }

    String nameOr(String current) {
        return name == null ? current : name;
    }

    KeyQuota over(KeyQuota current) {
        return new KeyQuota(
                changed(requestsPerHour, current.perHour()),
                changed(requestsPerDay, current.perDay()));
    }

    private static Optional<Integer> changed(@Nullable Integer asked, Optional<Integer> current) {
        return asked == null ? current : Optional.of(asked).filter(most -> most > 0);
    }

    /// For the audit.
    String described() {
        List<String> changes = new ArrayList<>();
        if (name != null) {
            changes.add("name \"%s\"".formatted(name));
        }
        if (requestsPerHour != null) {
            changes.add("%d requests an hour".formatted(requestsPerHour));
        }
        if (requestsPerDay != null) {
            changes.add("%d requests a day".formatted(requestsPerDay));
        }
        return String.join(", ", changes);
    }
}
