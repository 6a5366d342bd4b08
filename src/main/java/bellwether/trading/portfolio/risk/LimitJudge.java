package bellwether.trading.portfolio.risk;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Holds an order that opens against the limits of its account.
final class LimitJudge {
    private final RiskAccount account;
    private final RiskLimits limits;
    private final List<PeriodLoss> losses;

    LimitJudge(RiskAccount account, RiskLimits limits, List<PeriodLoss> losses) {
        this.account = account;
        this.limits = limits;
        this.losses = losses;
    }

    /// What the order would open.
    OpeningEstimate estimate(Order order) {
        return new OpeningEstimates(account).of(order);
    }

    /// @throws Refusal where it breaks a limit, or what a limit needs is not known
    void judge(Order order) {
        switch (estimate(order)) {
            case OpeningEstimate.Nothing() -> {}
            case OpeningEstimate.Unknown unknown -> {
                if (!limits.on().isEmpty()) {
                    throw refusal(unknown);
                }
            }
            case OpeningEstimate.Known known -> {
                List<LimitRoom> breaches = breaches(order, known);
                if (!breaches.isEmpty()) {
                    throw LimitExceeded.of(breaches, passes(order, known, breaches));
                }
            }
        }
    }

    private static boolean countsTheStop(RiskLimit limit) {
        return limit == RiskLimit.RISK_PERCENT || limit == RiskLimit.HEAT_PERCENT;
    }

    static Refusal refusal(OpeningEstimate.Unknown unknown) {
        String detail = "The limits cannot be judged: " + unknown.reason() + ".";
        return unknown.priceless()
                ? Refusal.of(RefusalKind.INVALID, "no_price", detail)
                : Refusal.of(RefusalKind.INVALID, "currency_unknown", detail);
    }

    private List<LimitRoom> breaches(Order order, OpeningEstimate.Known opening) {
        return rooms(order, opening).stream()
                .filter(room -> room.most().compareTo(opening.shares()) < 0)
                .toList();
    }

    /// The most shares of such an order that could be sent; empty where no limit says.
    ///
    /// @throws Refusal where what a limit needs is not known
    Optional<BigDecimal> most(Order order) {
        return switch (estimate(order)) {
            case OpeningEstimate.Nothing() -> Optional.empty();
            case OpeningEstimate.Unknown unknown -> throw refusal(unknown);
            case OpeningEstimate.Known known ->
                    rooms(order, known).stream()
                            .map(LimitRoom::most)
                            .min(Comparator.naturalOrder())
                            .map(opens -> whole(order, opens.add(known.closing())));
        };
    }

    private BigDecimal whole(Order order, BigDecimal shares) {
        int digits = account.terms().apply(order.position().symbol()).quantityDigits();
        return Prices.plain(shares.setScale(digits, RoundingMode.DOWN));
    }

    /// How much of an order each limit lets pass, and what is said where that is too little.
    private List<LimitRoom> rooms(Order order, OpeningEstimate.Known opening) {
        List<LimitRoom> rooms = new ArrayList<>();
        losses.forEach(loss -> lost(order, loss).ifPresent(rooms::add));
        Exposures exposures = new Exposures(account, Set.of(order.position().symbol()));
        List<Exposure> all = beside(exposures, order, opening);
        if (limits.on().keySet().stream().anyMatch(LimitJudge::isOfEquity)) {
            ofEquity(order, opening, new Beside(exposures, all), rooms);
        }
        positions(order, all).ifPresent(rooms::add);
        return rooms;
    }

    private static boolean isOfEquity(RiskLimit limit) {
        return switch (limit) {
            case RISK_PERCENT, POSITION_PERCENT, SECTOR_PERCENT, HEAT_PERCENT -> true;
            case POSITIONS, DAY_LOSS_PERCENT, WEEK_LOSS_PERCENT -> false;
        };
    }

    /// What an order comes beside.
    ///
    /// @param all less what it closes first
    private record Beside(Exposures exposures, List<Exposure> all) {}

    private void ofEquity(
            Order order, OpeningEstimate.Known opening, Beside beside, List<LimitRoom> rooms) {
        List<Exposure> all = beside.all;
        String ticker = order.position().symbol();
        if (account.equity().isEmpty()) {
            throw refusal(OpeningEstimate.noRate(account, ticker));
        }
        BigDecimal equity = account.equity().get().max(BigDecimal.ZERO);
        ShareOfEquity loss = new ShareOfEquity(equity, opening.shares(), opening.shareLoss());
        ShareOfEquity value = new ShareOfEquity(equity, opening.shares(), opening.shareValue());
        check(RiskLimit.RISK_PERCENT, loss, BigDecimal.ZERO, atRisk(opening), rooms);
        if (limits.most(RiskLimit.POSITION_PERCENT).isPresent()) {
            BigDecimal held = value(all, one -> one.key().symbol().equals(ticker));
            check(RiskLimit.POSITION_PERCENT, value, held, "held and ordered of " + ticker, rooms);
        }
        Optional<String> sector = beside.exposures.sector(ticker);
        if (sector.isPresent() && limits.most(RiskLimit.SECTOR_PERCENT).isPresent()) {
            BigDecimal held = value(all, one -> one.sector().equals(sector));
            check(
                    RiskLimit.SECTOR_PERCENT,
                    value,
                    held,
                    "held and ordered of sector " + sector.get(),
                    rooms);
        }
        if (limits.most(RiskLimit.HEAT_PERCENT).isPresent()) {
            check(RiskLimit.HEAT_PERCENT, loss, heat(all), "at risk in all positions", rooms);
        }
    }

    /// What is held and ordered already, less what the order closes first.
    private static List<Exposure> beside(
            Exposures exposures, Order order, OpeningEstimate.Known opening) {
        return exposures.all(order.oco()).stream()
                .map(one ->
                        one.order() == null && one.key().equals(order.position())
                                ? one.less(opening.closing())
                                : one)
                .toList();
    }

    private static String atRisk(OpeningEstimate.Known opening) {
        return opening.stopped()
                ? "at risk down to the stop"
                : "at risk, as the order has no stop and its whole value counts";
    }

    private static BigDecimal value(List<Exposure> all, Predicate<Exposure> which) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Exposure one : all) {
            if (which.test(one)) {
                sum = sum.add(known(one).knownValue());
            }
        }
        return sum;
    }

    private static BigDecimal heat(List<Exposure> all) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Exposure one : all) {
            sum = sum.add(known(one).knownLoss());
        }
        return sum;
    }

    private static Exposure known(Exposure one) {
        OpeningEstimate.Unknown unknown = one.unknown();
        if (unknown != null) {
            throw refusal(unknown);
        }
        return one;
    }

    private void check(
            RiskLimit limit,
            ShareOfEquity share,
            BigDecimal before,
            String what,
            List<LimitRoom> rooms) {
        Optional<BigDecimal> most = limits.most(limit);
        if (most.isPresent() && share.each().signum() > 0) {
            rooms.add(
                    new LimitRoom(
                            limit,
                            share.words(limit, before, most.get(), account.currency(), what),
                            share.fitting(before, most.get())));
        }
    }

    private Optional<LimitRoom> positions(Order order, List<Exposure> all) {
        Set<PositionKey> keys = new HashSet<>();
        all.forEach(one -> keys.add(one.key()));
        boolean opensAnother = keys.add(order.position());
        return limits.most(RiskLimit.POSITIONS)
                .filter(most -> opensAnother && most.intValue() < keys.size())
                .map(most ->
                        new LimitRoom(
                                RiskLimit.POSITIONS,
                                "positions must be at most %s, would be %d held or ordered"
                                        .formatted(most.toPlainString(), keys.size()),
                                BigDecimal.ZERO));
    }

    private Optional<LimitRoom> lost(Order order, PeriodLoss loss) {
        Optional<BigDecimal> most = limits.most(loss.limit());
        if (most.isPresent() && loss.loss().isEmpty()) {
            throw account.equity().isEmpty()
                    ? refusal(OpeningEstimate.noRate(account, order.position().symbol()))
                    : unknown(loss);
        }
        return loss.percent()
                .filter(percent -> most.isPresent() && percent.compareTo(most.get()) >= 0)
                .map(percent ->
                        new LimitRoom(
                                loss.limit(),
                                "%s must be below %s %%, was %s %% lost since %s; positions can be opened again %s"
                                        .formatted(
                                                loss.limit().key(),
                                                most.orElseThrow().toPlainString(),
                                                ShareOfEquity.percentText(percent),
                                                loss.from(),
                                                loss.end()),
                                BigDecimal.ZERO));
    }

    /// An unknown loss is none that may pass.
    private Refusal unknown(PeriodLoss loss) {
        String what =
                loss.begin().isEmpty()
                        ? "what the portfolio was worth then"
                        : "its equity or flows";
        return Refusal.of(
                RefusalKind.INVALID,
                "currency_unknown",
                "The limits cannot be judged: %s counts from %s, and %s is not known, as an exchange rate into %s was missing; import it, or switch the limit off with PATCH /api/v1/portfolios/{id}/risk."
                        .formatted(loss.limit().key(), loss.from(), what, account.currency()));
    }

    private String passes(Order order, OpeningEstimate.Known opening, List<LimitRoom> breaches) {
        BigDecimal opens =
                breaches.stream().map(LimitRoom::most).min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal most = whole(order, opens.add(opening.closing()));
        boolean byStop =
                breaches.stream().map(LimitRoom::limit).allMatch(LimitJudge::countsTheStop);
        String stop =
                opening.stopped() || !byStop ? "" : " without a stop; bracket.stop allows more";
        if (most.signum() <= 0) {
            return "No share would pass now" + stop + "; what reduces passes.";
        }
        String size =
                order.size() instanceof OrderSize.Shares
                        ? "At most %s would pass"
                        : "At most %s would pass, so send a smaller size or quantity";
        String shares =
                most.toPlainString() + (most.compareTo(BigDecimal.ONE) == 0 ? " share" : " shares");
        return size.formatted(shares) + stop + ".";
    }
}
