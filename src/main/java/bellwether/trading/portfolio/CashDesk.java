package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Sha256;
import bellwether.trading.portfolio.store.FlowKeyDao;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Books deposits and withdrawals.
public final class CashDesk {
    private final PortfolioAccounts accounts;
    private final FlowKeyDao keys = new FlowKeyDao();

    public CashDesk(PortfolioAccounts accounts) {
        this.accounts = accounts;
    }

    /// Money in, or out where it is negative.
    ///
    /// @param currency null: the portfolio's
    public record Flow(BigDecimal amount, @Nullable String currency, String reference) {}

    /// A flow that was booked, now or by an earlier request of the same key.
    public record Booked(Portfolio portfolio, String currency, boolean repeated) {}

    /// Books one flow.
    ///
    /// @param key what makes a repeated request have the effect of one
    /// @throws Refusal where less is free than is to go out, or the key was another request's
    public Booked book(String owner, PortfolioId id, Flow flow, Optional<String> key) {
        return accounts.change(owner, id, account -> booked(account, flow, key)).answer();
    }

    private Booked booked(LockedAccount account, Flow flow, Optional<String> key) {
        Portfolio portfolio = account.portfolio();
        String currency = Objects.requireNonNullElse(flow.currency(), portfolio.terms().currency());
        boolean repeated = key.filter(given -> wasUsed(account, given, flow, currency)).isPresent();
        if (!repeated) {
            requireFree(account, flow.amount(), currency);
            LocalDate today = LocalDate.ofInstant(accounts.now(), ZoneOffset.UTC);
            account.flow(currency, flow.amount(), today, flow.reference());
        }
        return new Booked(portfolio, currency, repeated);
    }

    private boolean wasUsed(LockedAccount account, String key, Flow flow, String currency) {
        PortfolioId id = account.portfolio().id();
        String fingerprint =
                Sha256.hex(
                        "%s %s %s %s"
                                .formatted(
                                        id,
                                        flow.amount().stripTrailingZeros().toPlainString(),
                                        currency,
                                        flow.reference()));
        Optional<String> before =
                keys.keep(
                        account.transaction(),
                        account.portfolio(),
                        new FlowKeyDao.Used(key, fingerprint, accounts.now()));
        if (before.filter(known -> !known.equals(fingerprint)).isPresent()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "idempotency_key_reused",
                    "Idempotency-Key must be new, was that of another request: " + key);
        }
        return before.isPresent();
    }

    private static void requireFree(LockedAccount account, BigDecimal amount, String currency) {
        BigDecimal free = account.free(currency);
        if (amount.signum() < 0 && free.compareTo(amount.abs()) < 0) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "insufficient_cash",
                    "amount must be at most what is free, %s %s, was %s"
                            .formatted(free.toPlainString(), currency, amount.toPlainString()));
        }
    }
}
