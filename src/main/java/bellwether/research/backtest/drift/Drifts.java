package bellwether.research.backtest.drift;

import bellwether.platform.base.Refusal;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.work.PaperRerun;
import bellwether.trading.rules.Rule;
import bellwether.trading.strategy.Strategy;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs strategies that trade on paper again over the stored bars, and compares.
public final class Drifts {
    /// Digits of amounts behind the point: more than money has, so that parts of fills add up.
    private static final int SCALE = 8;

    private final PaperReader reader;
    private final PaperRerun rerun;

    public Drifts(PaperReader reader, PaperRerun rerun) {
        this.reader = reader;
        this.rerun = rerun;
    }

    /// The period since the strategy's definition was last changed.
    ///
    /// @throws Refusal 409 where it has no rules
    public DriftReport of(String owner, Strategy strategy) {
        JsonNode rules = strategy.rules();
        if (rules == null) {
            throw Refusal.conflict(
                    "no_rules",
                    "Strategy %s has no rules, so nothing can be run again. PATCH /api/v1/strategies/%s gives it some."
                            .formatted(strategy.id(), strategy.id()));
        }
        boolean isStopped = !strategy.active();
        Instant since = isStopped ? strategy.createdAt() : strategy.changedAt();
        PaperRecord paper = reader.read(owner, strategy, since);
        Optional<Rule> rule = rerun.rule(rules);
        Optional<Instant> matched = paper.portfolio().matchedTo();
        if (rule.isEmpty()) {
            return undefined(paper, "the strategy's rules can no longer be read");
        }
        if (matched.isEmpty() || matched.get().isBefore(since)) {
            return undefined(
                    paper, "no bar that began after %s has been matched yet".formatted(since));
        }
        if (paper.cash().signum() <= 0) {
            return undefined(
                    paper,
                    "the portfolio had no cash in %s at the begin"
                            .formatted(paper.portfolio().terms().currency()));
        }
        return compared(paper, rule.get(), rules, date(matched.get()));
    }

    private DriftReport compared(PaperRecord paper, Rule rule, JsonNode rules, LocalDate last) {
        PaperRerun.Rerun again;
        try {
            again =
                    rerun.run(
                            rule,
                            new PaperRerun.Wanted(
                                    rules,
                                    paper.strategy().symbols(),
                                    paper.portfolio().terms(),
                                    paper.since(),
                                    last,
                                    paper.cash()));
        } catch (Refusal refusal) {
            return undefined(paper, refusal.detail());
        }
        if (again.bars().isEmpty()) {
            return undefined(
                    paper,
                    "none of its symbols has %s bars in the period"
                            .formatted(rule.timeframe().code()));
        }
        return compared(paper, again, last);
    }

    private static DriftReport compared(PaperRecord paper, PaperRerun.Rerun again, LocalDate last) {
        List<DriftTrade> all = TradeAssembler.of(paper.fills(), again.bars());
        List<DriftTrade> mine =
                all.stream()
                        .filter(trade ->
                                trade.entry().fill().time() >= paper.since().getEpochSecond())
                        .toList();
        List<DriftTrade> theirs = TradeAssembler.of(again.fills(), again.bars());
        Map<String, RunOrder> orders =
                again.orders().stream()
                        .collect(Collectors.toMap(RunOrder::id, Function.identity()));
        PairJudge judge = new PairJudge(paper, again.bars(), orders, mine, theirs);
        EnumMap<DriftCause, BigDecimal> sums = new EnumMap<>(DriftCause.class);
        EnumMap<DriftCause, Integer> counts = new EnumMap<>(DriftCause.class);
        List<DriftReport.Trade> trades = new ArrayList<>();
        for (TradePair pair : TradePair.of(mine, theirs)) {
            List<DriftPart> parts = judge.parts(pair);
            parts.forEach(part -> add(sums, counts, part.cause(), part.amount()));
            trades.add(shown(pair, parts));
        }
        add(
                sums,
                counts,
                DriftCause.DISTRIBUTIONS,
                paper.distributions().subtract(again.distributions()));
        BigDecimal difference =
                result(mine, paper.distributions()).subtract(result(theirs, again.distributions()));
        BigDecimal unexplained =
                sums.entrySet().stream()
                        .filter(entry -> entry.getKey() != DriftCause.UNEXPLAINED)
                        .map(Map.Entry::getValue)
                        .reduce(difference, BigDecimal::subtract);
        return new DriftReport(
                paper.strategy().id().toString(),
                paper.portfolio().id().toString(),
                new DriftReport.Period(
                        first(paper.since()),
                        last,
                        paper.portfolio().terms().currency(),
                        paper.cash()),
                side(mine, paper.distributions()),
                side(theirs, again.distributions()),
                rounded(difference),
                explained(sums, counts),
                rounded(unexplained),
                trades,
                notes(paper, again, all.size() - mine.size()),
                null);
    }

    /// Days begin at midnight: what begins later on that day belongs to the next one.
    private static LocalDate first(Instant since) {
        LocalDate day = date(since);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().equals(since) ? day : day.plusDays(1);
    }

    private static LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static void add(
            Map<DriftCause, BigDecimal> sums,
            Map<DriftCause, Integer> counts,
            DriftCause cause,
            BigDecimal amount) {
        if (amount.signum() != 0) {
            sums.merge(cause, amount, BigDecimal::add);
            counts.merge(cause, 1, Integer::sum);
        }
    }

    private static List<DriftReport.Explained> explained(
            Map<DriftCause, BigDecimal> sums, Map<DriftCause, Integer> counts) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey() != DriftCause.UNEXPLAINED)
                .map(entry ->
                        new DriftReport.Explained(
                                entry.getKey().key(),
                                rounded(entry.getValue()),
                                counts.getOrDefault(entry.getKey(), 0),
                                entry.getKey().meaning()))
                .toList();
    }

    private static BigDecimal result(List<DriftTrade> trades, BigDecimal distributions) {
        return trades.stream().map(DriftTrade::net).reduce(distributions, BigDecimal::add);
    }

    private static DriftReport.Side side(List<DriftTrade> trades, BigDecimal distributions) {
        return new DriftReport.Side(
                rounded(result(trades, distributions)),
                trades.size(),
                (int) trades.stream().filter(trade -> trade.exit() == null).count(),
                rounded(distributions));
    }

    private static DriftReport.Trade shown(TradePair pair, List<DriftPart> parts) {
        DriftTrade either = pair.either();
        return new DriftReport.Trade(
                either.symbol(),
                either.sign() > 0 ? "long" : "short",
                leg(pair.paper()),
                leg(pair.backtest()),
                rounded(pair.difference()),
                parts.stream()
                        .map(part ->
                                new DriftReport.Part(
                                        part.cause().key(), rounded(part.amount()), part.detail()))
                        .toList());
    }

    private static DriftReport.@Nullable Leg leg(@Nullable DriftTrade trade) {
        if (trade == null) {
            return null;
        }
        DriftTrade.Leg exit = trade.exit();
        return new DriftReport.Leg(
                trade.quantity(),
                trade.entry().date(),
                price(trade, trade.entry().value()),
                exit == null ? null : exit.date(),
                exit == null ? null : price(trade, trade.exitValue()),
                rounded(trade.costs()),
                rounded(trade.net()));
    }

    private static BigDecimal price(DriftTrade trade, BigDecimal value) {
        return rounded(value.divide(trade.quantity(), MathContext.DECIMAL64));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static List<String> notes(PaperRecord paper, PaperRerun.Rerun again, int earlier) {
        List<String> notes = new ArrayList<>();
        Strategy strategy = paper.strategy();
        if (!strategy.active()) {
            notes.add(
                    "The strategy is not active: the period begins when it was made, and signals end when it was stopped.");
            if (strategy.version() > 2) {
                notes.add(
                        "Its definition was changed %d times: only the present rules are run."
                                .formatted(strategy.version() - 1));
            }
        }
        if (earlier > 0) {
            notes.add(
                    "%d trades were entered before the period and are left out."
                            .formatted(earlier));
        }
        if (paper.flows() > 0) {
            notes.add(
                    "Money came into the portfolio or left it %d times in the period; the backtest keeps the cash of the begin."
                            .formatted(paper.flows()));
        }
        List<String> without =
                strategy.symbols().stream()
                        .filter(symbol -> !again.bars().containsKey(symbol))
                        .toList();
        if (!without.isEmpty()) {
            notes.add(
                    "No bars are stored of %s: what was traded of it is left out."
                            .formatted(String.join(", ", without)));
        }
        return notes;
    }

    private static DriftReport undefined(PaperRecord paper, String reason) {
        return new DriftReport(
                paper.strategy().id().toString(),
                paper.portfolio().id().toString(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                reason);
    }
}
