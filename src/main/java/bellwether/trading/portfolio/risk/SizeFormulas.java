package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.WireNumbers;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ways of sizing, each with its formula in words.
final class SizeFormulas {
    private static final double MOST_KELLY = 0.05;
    private static final String AMOUNT = "amount";
    private static final String FIXED = "fixed_risk";
    private static final String RANGE = "atr";
    private static final String KELLY = "half_kelly";
    private static final String LIMITS = "limits";

    private final RiskAccount account;
    private final SizeQuestion asked;
    private final String ticker;

    SizeFormulas(RiskAccount account, SizeQuestion asked) {
        this.account = account;
        this.asked = asked;
        this.ticker = asked.order().position().symbol();
    }

    /// Cash, or a part of the equity, ÷ price.
    SizeMethod amount(OrderSize size) {
        BigDecimal percent = size instanceof OrderSize.EquityPercent(BigDecimal part) ? part : null;
        String words = percent == null ? "cash ÷ price" : "equity × % ÷ price";
        Optional<BigDecimal> money =
                size instanceof OrderSize.Cash(BigDecimal cash)
                        ? Optional.of(cash)
                        : account.equity().map(equity -> part(equity, percent));
        Optional<BigDecimal> each = account.inMoney(ticker, asked.price());
        if (money.isEmpty() || each.isEmpty()) {
            return SizeMethod.unknown(AMOUNT, words, noRate());
        }
        String numbers =
                percent == null
                        ? ShareOfEquity.plain(money.get())
                        : "%s × %s %%"
                                .formatted(
                                        ShareOfEquity.text(account.equity().get()),
                                        ShareOfEquity.plain(percent));
        return new SizeMethod(
                AMOUNT,
                shares(money.get(), each.get()),
                "%s = %s ÷ %s; costs come on top"
                        .formatted(words, numbers, ShareOfEquity.plain(each.get())),
                null);
    }

    private static BigDecimal part(BigDecimal equity, @Nullable BigDecimal percent) {
        return equity.multiply(Objects.requireNonNull(percent)).movePointLeft(2);
    }

    /// Equity × risk ÷ distance to the stop.
    SizeMethod fixedRisk() {
        String words = "equity × risk % ÷ (price − stop)";
        BigDecimal stop = asked.stop();
        if (stop == null) {
            return SizeMethod.unknown(FIXED, words, "needs a stop; bracket.stop was absent");
        }
        BigDecimal far = asked.price().subtract(stop).abs();
        if (far.signum() == 0) {
            return SizeMethod.unknown(FIXED, words, "needs a stop away from the price");
        }
        return atRisk(FIXED, words, far);
    }

    /// The same with one average true range as the distance.
    SizeMethod averageRange() {
        String words = "equity × risk % ÷ ATR of 14 daily bars";
        Optional<BigDecimal> range =
                account.facts().averageRange(ticker).filter(atr -> atr.signum() > 0);
        return range.map(atr -> atRisk(RANGE, words, atr))
                .orElseGet(() ->
                        SizeMethod.unknown(RANGE, words, "the ATR of " + ticker + " is not known"));
    }

    private SizeMethod atRisk(String method, String words, BigDecimal far) {
        Optional<BigDecimal> each = account.inMoney(ticker, far);
        if (account.equity().isEmpty() || each.isEmpty()) {
            return SizeMethod.unknown(method, words, noRate());
        }
        BigDecimal money = account.equity().get().multiply(asked.riskPercent()).movePointLeft(2);
        return new SizeMethod(
                method,
                shares(money, each.get()),
                "%s = %s × %s %% ÷ %s"
                        .formatted(
                                words,
                                ShareOfEquity.text(account.equity().get()),
                                ShareOfEquity.plain(asked.riskPercent()),
                                ShareOfEquity.plain(each.get())),
                null);
    }

    /// At most 5 % of the equity.
    SizeMethod halfKelly(TradeRecord record) {
        String words =
                "equity × min(5 %, ½ × (won − lost ÷ (mean gain ÷ mean loss))) ÷ price, of your"
                        + " closed trades after charges";
        if (!record.isEnough()) {
            return SizeMethod.unknown(
                    KELLY,
                    words,
                    "too few: needs %d closed trades, there are %d"
                            .formatted(TradeRecord.ENOUGH, record.n()));
        }
        Optional<Double> kelly = record.kelly();
        if (kelly.isEmpty()) {
            return SizeMethod.unknown(
                    KELLY, words, "needs trades that gained and trades that lost");
        }
        Optional<BigDecimal> each = account.inMoney(ticker, asked.price());
        if (account.equity().isEmpty() || each.isEmpty()) {
            return SizeMethod.unknown(KELLY, words, noRate());
        }
        double part = Math.max(0, Math.min(MOST_KELLY, kelly.get() / 2));
        BigDecimal money =
                account.equity().get().multiply(BigDecimal.valueOf(part), MathContext.DECIMAL64);
        return new SizeMethod(
                KELLY,
                shares(money, each.get()),
                "%s = %s × %s %% ÷ %s; n %d, won %s %%, Kelly %s %%"
                        .formatted(
                                words,
                                ShareOfEquity.text(account.equity().get()),
                                WireNumbers.computed(100 * part),
                                ShareOfEquity.plain(each.get()),
                                record.n(),
                                WireNumbers.computed(100 - record.failurePercent().orElseThrow()),
                                WireNumbers.computed(100 * kelly.get())),
                null);
    }

    /// The most that the portfolio's limits let pass.
    SizeMethod limits(LimitJudge judge) {
        String words = "the most shares that every limit of the portfolio lets pass";
        try {
            Optional<BigDecimal> most = judge.most(asked.order());
            return most.map(shares -> new SizeMethod(LIMITS, shares, words, null))
                    .orElseGet(() -> SizeMethod.unknown(LIMITS, words, "no limit applies"));
        } catch (Refusal refusal) {
            return SizeMethod.unknown(LIMITS, words, refusal.detail());
        }
    }

    private String noRate() {
        return OpeningEstimate.noRate(account, ticker).reason();
    }

    private BigDecimal shares(BigDecimal money, BigDecimal each) {
        int digits = account.terms().apply(ticker).quantityDigits();
        return Prices.plain(money.max(BigDecimal.ZERO).divide(each, digits, RoundingMode.DOWN));
    }
}
