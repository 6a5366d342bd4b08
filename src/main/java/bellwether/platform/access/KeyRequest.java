package bellwether.platform.access;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.Role;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/keys`.
///
/// @param name what it is for, for people
/// @param role reader, trader or admin
/// @param owner whose things it may see; its maker's when absent
/// @param expiresAt a time with its zone; never when absent
/// @param requestsPerHour instead of the service's own quota of an hour
/// @param requestsPerDay instead of the service's own quota of a day
public record KeyRequest(
        @NotNull(message = "is required: what the key is for")
                @Pattern(regexp = NAME, message = NAME_RULE)
                String name,
        @NotNull(message = "is required: reader, trader or admin") String role,
        @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}",
                        message = "must be 1 to 64 letters, digits or . _ @ -")
                String owner,
        @Nullable String expiresAt,
        @Nullable
                @Min(value = 1, message = QUOTA_RULE)
                @Max(value = MOST_REQUESTS, message = QUOTA_RULE)
                Integer requestsPerHour,
        @Nullable
                @Min(value = 1, message = QUOTA_RULE)
                @Max(value = MOST_REQUESTS, message = QUOTA_RULE)
                Integer requestsPerDay)
        implements SelfValidating {
    static final String NAME = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,100}";
    static final String NAME_RULE =
            "must be 1 to 100 characters without control or format characters";
    static final long MOST_REQUESTS = 1_000_000;

    private static final String QUOTA_RULE = "must be 1 to 1000000";
    private static final List<String> ROLES = List.of("reader", "trader", "admin");

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new java.util.ArrayList<>();
        if (role != null && !ROLES.contains(role)) {
            faults.add(
                    new Fault(
                            "/role",
                            "must be one of reader, trader, admin, was \"%s\"%s"
                                    .formatted(brief(role), DidYouMean.ending(ROLES, role))));
        }
        if (expiresAt != null && time(expiresAt).isEmpty()) {
            faults.add(
                    new Fault(
                            "/expires_at",
                            "must be a time such as 2027-01-31T09:30:00Z, was \"%s\""
                                    .formatted(brief(expiresAt))));
        }
        return faults;
    }

    private static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(time -> time.getYear() >= 1900 && time.getYear() <= 9999)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Role chosenRole() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }

    KeyQuota quota() {
        return new KeyQuota(
                Optional.ofNullable(requestsPerHour), Optional.ofNullable(requestsPerDay));
    }

    Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt).flatMap(KeyRequest::time);
    }
}
