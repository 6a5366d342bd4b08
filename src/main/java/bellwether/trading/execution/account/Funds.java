package bellwether.trading.execution.account;

import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an account is worth and may spend. During a bar positions are valued at its open.
final class Funds {
    /// A stored rate may be so many days old.
    private static final long OLDEST_RATE_DAYS = 5;

    /// What converting costs, as a part of the amount.
    private static final BigDecimal CONVERSION_COST = new BigDecimal("0.001");

    private final AccountBook book;

    /// What exits in the range have set free, which no entry in the range may spend.
    private final Map<String, BigDecimal> withheld = new HashMap<>();

    Funds(AccountBook book) {
        this.book = book;
    }

    private MarginRules margin() {
        return book.rules.settings().margin();
    }

    String base() {
        return book.rules.settings().currency();
    }

    static BigDecimal worth(Holding holding, SymbolBook symbol) {
        BigDecimal price = symbol.valuePrice();
        return price == null
                ? BigDecimal.ZERO
                : symbol.terms.inMoney(holding.quantity().multiply(price));
    }

    /// Value of long or of short positions in a currency; of shorts it is negative.
    private BigDecimal worth(String currency, int sign) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SymbolBook symbol : book.symbols.values()) {
            if (symbol.terms.currency().equals(currency)) {
                for (Holding holding : symbol.holdings.values()) {
                    if (holding.sign() == sign) {
                        BigDecimal worth = worth(holding, symbol);
                        sum = sum.signum() == 0 ? worth : sum.add(worth);
                    }
                }
            }
        }
        return sum;
    }

    /// Value of all shorts in the account's currency, more than 0; empty where a rate is missing.
    Optional<BigDecimal> shortWorth() {
        return total(currency -> worth(currency, -1).negate());
    }

    /// Cash and positions in the account's currency; empty where a rate is missing, or the price of
    /// what is held.
    Optional<BigDecimal> equity() {
        if (holdsUnpriced()) {
            return Optional.empty();
        }
        if (!holdsAny() && !holdsOthers()) {
            return Optional.of(book.ledger.balance(base()));
        }
        return total(currency -> {
            BigDecimal longs = worth(currency, 1);
            BigDecimal shorts = worth(currency, -1);
            BigDecimal held = shorts.signum() == 0 ? longs : longs.add(shorts);
            BigDecimal cash = book.ledger.balance(currency);
            return held.signum() == 0 ? cash : cash.add(held);
        });
    }

    /// Stated shares may be held before the first bar of their symbol.
    private boolean holdsUnpriced() {
        for (SymbolBook symbol : book.symbols.values()) {
            if (!isFlat(symbol) && symbol.valuePrice() == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFlat(SymbolBook symbol) {
        for (Holding holding : symbol.holdings.values()) {
            if (!holding.isFlat()) {
                return false;
            }
        }
        return true;
    }

    private interface InCurrency {
        BigDecimal amount(String currency);
    }

    private Optional<BigDecimal> total(InCurrency of) {
        BigDecimal sum = of.amount(base());
        if (!holdsOthers()) {
            return Optional.of(sum);
        }
        for (String currency : currencies()) {
            BigDecimal amount = currency.equals(base()) ? BigDecimal.ZERO : of.amount(currency);
            if (amount.signum() != 0) {
                Optional<BigDecimal> rate = rate(currency);
                if (rate.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(amount.multiply(rate.get()));
            }
        }
        return Optional.of(sum);
    }

    /// Whether any other currency than the account's can come in.
    private boolean holdsOthers() {
        for (String currency : book.ledger.balances().keySet()) {
            if (!currency.equals(base())) {
                return true;
            }
        }
        for (SymbolBook symbol : book.symbols.values()) {
            if (!symbol.terms.currency().equals(base())) {
                return true;
            }
        }
        return false;
    }

    private Iterable<String> currencies() {
        Set<String> found = new TreeSet<>(book.ledger.balances().keySet());
        book.symbols.values().forEach(symbol -> found.add(symbol.terms.currency()));
        return found;
    }

    /// The rate into the account's currency, where one is stored that is recent enough.
    Optional<BigDecimal> rate(String currency) {
        if (currency.equals(base())) {
            return Optional.of(BigDecimal.ONE);
        }
        FxQuote quote = book.rates.get(currency);
        return quote == null || quote.date().plusDays(OLDEST_RATE_DAYS).isBefore(book.today())
                ? Optional.empty()
                : Optional.of(quote.rate());
    }

    /// E − ml·L − ms·S − reserved, within one currency.
    BigDecimal free(String currency) {
        BigDecimal free = book.ledger.balance(currency);
        if (!holdsAny()) {
            return free.subtract(reserved(currency));
        }
        if (margin().longShare().compareTo(BigDecimal.ONE) != 0) {
            BigDecimal longs = worth(currency, 1);
            free = free.add(longs).subtract(longs.multiply(margin().longShare()));
        }
        BigDecimal shorts = worth(currency, -1);
        if (shorts.signum() != 0) {
            free = free.add(shorts).add(shorts.multiply(margin().shortShare()));
        }
        BigDecimal reserved = reserved(currency);
        return reserved.signum() == 0 ? free : free.subtract(reserved);
    }

    private boolean holdsAny() {
        for (SymbolBook symbol : book.symbols.values()) {
            for (Holding holding : symbol.holdings.values()) {
                if (holding.shares() != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private BigDecimal reserved(String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LiveOrder order : book.orders.values()) {
            if (order.reserved.signum() != 0
                    && book.book(order).terms.currency().equals(currency)) {
                sum = sum.add(order.reserved);
            }
        }
        return sum;
    }

    /// What an order may spend: free cash, what is reserved for it, and money of the account's
    /// currency where it may be converted. Empty where that needs a rate that is missing.
    Optional<BigDecimal> spendable(LiveOrder order) {
        String currency = book.book(order).terms.currency();
        BigDecimal own =
                free(currency)
                        .subtract(withheld.getOrDefault(currency, BigDecimal.ZERO))
                        .add(order.reserved);
        if (currency.equals(base())) {
            return Optional.of(own.subtract(promised(order)));
        }
        if (!book.rules.settings().autoConvert()) {
            return Optional.of(own);
        }
        return rate(currency)
                .map(rate ->
                        own.max(BigDecimal.ZERO)
                                .add(
                                        convertible(order)
                                                .divide(
                                                        rate.multiply(
                                                                BigDecimal.ONE.add(
                                                                        CONVERSION_COST)),
                                                        MathContext.DECIMAL64)
                                                .setScale(
                                                        book.book(order).terms.digits(),
                                                        RoundingMode.DOWN)));
    }

    /// What new orders and withdrawals in a currency may take.
    BigDecimal available(String currency) {
        return currency.equals(base())
                ? free(currency)
                        .subtract(
                                promised(null)
                                        .setScale(book.rules.settings().digits(), RoundingMode.UP))
                : free(currency);
    }

    /// Free money of the account's currency that no other order of another currency counts on.
    private BigDecimal convertible(LiveOrder order) {
        return free(base())
                .subtract(withheld.getOrDefault(base(), BigDecimal.ZERO))
                .subtract(promised(order))
                .max(BigDecimal.ZERO);
    }

    /// Money of the account's currency that orders and debts of other currencies count on.
    ///
    /// @param but an order whose reservation does not count
    private BigDecimal promised(@Nullable LiveOrder but) {
        BigDecimal promised = BigDecimal.ZERO;
        if (!book.rules.settings().autoConvert() || !holdsOthers()) {
            return promised;
        }
        for (String currency : currencies()) {
            BigDecimal missing = currency.equals(base()) ? BigDecimal.ZERO : free(currency);
            if (but != null
                    && !currency.equals(base())
                    && book.book(but).terms.currency().equals(currency)) {
                missing = missing.add(but.reserved);
            }
            if (missing.signum() < 0) {
                promised =
                        promised.subtract(
                                missing.multiply(rate(currency).orElse(BigDecimal.ZERO))
                                        .multiply(BigDecimal.ONE.add(CONVERSION_COST)));
            }
        }
        return promised;
    }

    /// Buys what a currency lacks after a trade, where the account converts by itself.
    void cover(String currency, PositionKey position, String orderId) {
        BigDecimal balance = book.ledger.balance(currency);
        if (currency.equals(base())
                || balance.signum() >= 0
                || !book.rules.settings().autoConvert()) {
            return;
        }
        Optional<BigDecimal> rate = rate(currency);
        if (rate.isPresent()) {
            int digits = book.rules.settings().digits();
            BigDecimal price = balance.negate().multiply(rate.get());
            LocalDate date = book.today();
            book.ledger.add(
                    date,
                    LedgerKind.CONVERSION,
                    base(),
                    price.setScale(digits, RoundingMode.HALF_EVEN).negate(),
                    position,
                    orderId);
            book.ledger.add(
                    date, LedgerKind.CONVERSION, currency, balance.negate(), position, orderId);
            book.ledger.add(
                    date,
                    LedgerKind.CONVERSION_COST,
                    base(),
                    price.multiply(CONVERSION_COST).setScale(digits, RoundingMode.HALF_UP).negate(),
                    position,
                    orderId);
        }
    }

    /// Keeps from entries what was set free since.
    void withhold(String currency, BigDecimal freeBefore) {
        BigDecimal more = free(currency).subtract(freeBefore);
        if (more.signum() > 0) {
            withheld.merge(currency, more, BigDecimal::add);
        }
    }

    void release() {
        withheld.clear();
    }
}
