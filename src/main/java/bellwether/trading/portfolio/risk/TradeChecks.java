package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.CleanupResult;
import bellwether.trading.execution.Order;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Signed checks: made before an order, used once in the transaction that takes it.
final class TradeChecks {
    /// How long a check can be used.
    static final Duration VALID = Duration.ofMinutes(5);

    /// How long one that was never used is kept after it has expired.
    static final Duration KEPT = Duration.ofDays(1);

    private final InstantSource clock;
    private final CheckDao dao = new CheckDao();

    TradeChecks(InstantSource clock) {
        this.clock = clock;
    }

    /// A check as its caller gets it.
    record Issued(String token, Instant expiresAt) {}

    Issued issue(Handle h, CheckTerms terms) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(VALID);
        long id = dao.insert(h, terms, now, expires);
        CheckToken token = CheckToken.sign(dao.secret(h, now), id, terms, expires);
        return new Issued(token.toString(), expires);
    }

    /// Removes checks that were used or expired more than a day ago. For maintenance.
    CleanupResult retire(Jdbi patient) {
        Instant before = clock.instant().minus(KEPT);
        return new CleanupResult(
                patient.withHandle(h -> dao.retire(h, before)).longValue(), 0, List.of());
    }

    /// Uses a check for an order.
    ///
    /// @throws Refusal where it is forged, another's, expired, used, or for another order
    void use(LockedAccount account, Order order, String token, CheckComparison comparison) {
        Handle h = account.transaction();
        Instant now = clock.instant();
        CheckDao.StoredCheck check = known(h, account.portfolio(), token, now);
        if (check.used()) {
            throw used();
        }
        if (!now.isBefore(check.expiresAt())) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "check_expired",
                    "check must be at most %d s old, expired at %s; run another check"
                            .formatted(VALID.toSeconds(), check.expiresAt()));
        }
        comparison
                .difference(check.terms(), order)
                .ifPresent(different -> {
                    throw Refusal.of(
                            RefusalKind.INVALID,
                            "check_differs",
                            different + "; run a check of this order");
                });
        if (!dao.use(h, check.id(), order.id(), now)) {
            throw used();
        }
    }

    private CheckDao.StoredCheck known(Handle h, Portfolio portfolio, String token, Instant now) {
        Optional<CheckToken> parsed = CheckToken.parse(token);
        Optional<CheckDao.StoredCheck> stored = parsed.flatMap(given -> dao.lock(h, given.id()));
        return stored.filter(check -> check.terms().account().owner().equals(portfolio.owner()))
                .filter(check ->
                        CheckToken.sign(
                                        dao.secret(h, now),
                                        check.id(),
                                        check.terms(),
                                        check.expiresAt())
                                .matches(parsed.orElseThrow()))
                .orElseThrow(() ->
                        Refusal.of(
                                RefusalKind.INVALID,
                                "check_invalid",
                                "check must be the token of one of your checks; run a check with"
                                        + " POST /api/v1/trading/checks"));
    }

    private static Refusal used() {
        return Refusal.conflict(
                "check_used", "check was used by another order already; run another check");
    }
}
