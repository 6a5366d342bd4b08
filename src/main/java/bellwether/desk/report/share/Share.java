package bellwether.desk.report.share;

import java.time.Instant;
import java.util.Optional;

/// A link to a frozen page.
///
/// @param subject the id of what was shared
/// @param opened how often
public record Share(
        ShareId id,
        ShareKind kind,
        String subject,
        String title,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> revokedAt,
        long opened,
        Optional<Instant> openedAt) {
    /// The most that an owner has at a time.
    public static final int MOST = 100;

    /// The longest that one works.
    public static final int MOST_DAYS = 30;

    /// Whether its link works at a moment.
    public boolean isOpen(Instant now) {
        return revokedAt.isEmpty() && expiresAt.isAfter(now);
    }
}
