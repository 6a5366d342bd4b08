package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Sha256;
import bellwether.trading.portfolio.store.OrderDao;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Money that its owner pays into a portfolio, or takes out.
public final class CashFlows {
    private final PortfolioAccounts accounts;
    private final InstantSource clock;
    private final OrderDao keys = new OrderDao();

    public CashFlows(PortfolioAccounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// What is paid.
    ///
    /// @param amount negative for money out
    public record Payment(String currency, BigDecimal amount, String reference) {}

    /// Books a payment.
    ///
    /// @param key what makes a repeated request have the effect of one
    /// @return whether it was booked now, not by an earlier request of the same key
    /// @throws Refusal where more is taken out than is free
    public boolean book(
            String owner, PortfolioId portfolio, Payment payment, Optional<String> key) {
        return accounts.change(
                        owner,
                        portfolio,
                        account -> {
                            boolean isNew =
                                    key.isEmpty() || isNew(account, owner, payment, key.get());
                            if (isNew) {
                                pay(account, payment);
                            }
                            return isNew;
                        })
                .answer();
    }

    private boolean isNew(LockedAccount account, String owner, Payment payment, String key) {
        PortfolioId id = account.portfolio().id();
        String fingerprint =
                Sha256.hex(
                        "flow %s %s %s %s"
                                .formatted(
                                        id,
                                        payment.currency(),
                                        payment.amount().stripTrailingZeros().toPlainString(),
                                        payment.reference()));
        OrderDao.Keyed now = new OrderDao.Keyed(id, fingerprint, 0);
        Optional<OrderDao.Keyed> before =
                keys.keep(account.transaction(), owner, key, now, clock.instant());
        if (before.isPresent() && !before.get().fingerprint().equals(fingerprint)) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "idempotency_key_reused",
                    "Idempotency-Key must be new, was that of another request: " + key);
        }
        return before.isEmpty();
    }

    private void pay(LockedAccount account, Payment payment) {
        String currency = payment.currency();
        BigDecimal amount = payment.amount();
        BigDecimal free = account.free(currency);
        if (amount.signum() < 0 && free.compareTo(amount.abs()) < 0) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "insufficient_cash",
                    "amount must be at least -%s, as %s %s are free, was %s"
                            .formatted(
                                    free.max(BigDecimal.ZERO).toPlainString(),
                                    free.toPlainString(),
                                    currency,
                                    amount.toPlainString()));
        }
        Instant now = clock.instant();
        account.flow(
                currency, amount, LocalDate.ofInstant(now, ZoneOffset.UTC), payment.reference());
    }
}
