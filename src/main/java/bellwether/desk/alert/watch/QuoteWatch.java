package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.JudgedCondition;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks at the newest prices of symbols while their exchanges trade. A price is the close of a bar
/// that is not finished; its open, high, low and volume are not known.
final class QuoteWatch {
    /// At most so many symbols are asked for, in the order of their tickers.
    static final int MOST = 500;

    /// A price that is older is none.
    static final Duration FRESH = Duration.ofMinutes(2);

    private static final Operand TRUE_RANGE = Operand.FieldValue.of("ATR_14");

    private final RuleLibrary library;
    private final FinishedBars bars;
    private final Asking quotes;

    /// Asks for newest prices side by side.
    interface Asking {
        Map<String, QuotedPrice> of(List<String> tickers) throws InterruptedException;
    }

    QuoteWatch(RuleLibrary library, FinishedBars bars, Asking quotes) {
        this.library = library;
        this.bars = bars;
        this.quotes = quotes;
    }

    /// A rule that was read.
    record ReadRule(AlertRule rule, RuleDefinition definition, JudgedCondition judged) {}

    /// What was seen of a rule.
    record Seen(ReadRule rule, WatchLook look) {}

    /// One look of all rules.
    List<Seen> look(List<ReadRule> rules, Instant now) throws InterruptedException {
        Map<Timeframe, Map<String, List<ReadRule>>> wanted = new TreeMap<>();
        for (ReadRule rule : rules) {
            Map<String, List<ReadRule>> byTicker =
                    wanted.computeIfAbsent(rule.definition.timeframe(), _ -> new TreeMap<>());
            tickers(rule).forEach(ticker ->
                    byTicker.computeIfAbsent(ticker, _ -> new ArrayList<>()).add(rule));
        }
        List<Seen> seen = new ArrayList<>();
        for (Map.Entry<Timeframe, Map<String, List<ReadRule>>> each : wanted.entrySet()) {
            seen.addAll(look(each.getKey(), each.getValue(), now));
        }
        return seen;
    }

    /// None of what is gone.
    private Set<String> tickers(ReadRule rule) {
        try {
            return library.tickers(rule.rule.owner(), rule.definition.scope());
        } catch (Refusal refusal) {
            RuleLibrary.lasting(refusal);
            return Set.of();
        }
    }

    private List<Seen> look(
            Timeframe timeframe, Map<String, List<ReadRule>> byTicker, Instant now)
            throws InterruptedException {
        List<String> first = byTicker.keySet().stream().limit(MOST).toList();
        List<FinishedBars.FinishedSymbol> open =
                bars.all(first, timeframe).stream()
                        .filter(symbol -> isOpen(symbol.calendar(), now))
                        .toList();
        Map<String, QuotedPrice> prices =
                quotes.of(open.stream().map(symbol -> symbol.facts().ticker()).toList());
        List<Seen> seen = new ArrayList<>();
        for (FinishedBars.FinishedSymbol symbol : open) {
            Optional<QuotedPrice> price =
                    Optional.ofNullable(prices.get(symbol.facts().ticker()))
                            .filter(quote -> quote.at().plus(FRESH).isAfter(now));
            for (ReadRule rule : byTicker.getOrDefault(symbol.facts().ticker(), List.of())) {
                seen.add(new Seen(rule, look(rule, symbol, timeframe, price)));
            }
        }
        return seen;
    }

    private static boolean isOpen(TradingCalendar calendar, Instant now) {
        return calendar.session(calendar.day(now))
                .filter(session -> session.isOpenAt(now))
                .isPresent();
    }

    private WatchLook look(
            ReadRule rule,
            FinishedBars.FinishedSymbol symbol,
            Timeframe timeframe,
            Optional<QuotedPrice> quote) {
        AlertSubject subject =
                AlertSubject.ofQuote(symbol.facts().symbolId(), symbol.facts().ticker(), timeframe);
        if (quote.isEmpty()) {
            return new WatchLook(
                    subject,
                    Truth.UNKNOWN,
                    Double.NaN,
                    0,
                    new AlertFacts(
                            "",
                            "The condition cannot be judged.",
                            null,
                            "no quote of the last 2 minutes",
                            List.of()));
        }
        double price = quote.get().price().doubleValue();
        RuleHistory running = withQuote(symbol, timeframe, price, quote.get().at());
        LiveEvaluation evaluation =
                new LiveEvaluation(
                        rule.judged.condition(),
                        running,
                        rule.judged.fields().names(),
                        rule.judged.fields().columns(symbol.facts().symbolId()),
                        Map.of());
        return new WatchLook(
                subject,
                evaluation.truth(),
                price,
                rearm(rule, evaluation.evaluator(), running),
                evaluation.facts(timeframe));
    }

    /// Of the last finished bar: the one under way has no range yet.
    private static double rearm(ReadRule rule, TailEvaluator evaluator, RuleHistory running) {
        double range = evaluator.value(TRUE_RANGE, running.size() - 2);
        return Double.isNaN(range) ? 0 : range * rule.definition.rearm().doubleValue();
    }

    private static RuleHistory withQuote(
            FinishedBars.FinishedSymbol symbol, Timeframe timeframe, double price, Instant at) {
        Bars raw = symbol.history().raw();
        int size = raw.size();
        Bars with =
                new Bars(
                        size + 1,
                        Arrays.copyOf(raw.time(), size + 1),
                        and(raw.open(), size, null),
                        and(raw.high(), size, null),
                        and(raw.low(), size, null),
                        and(raw.close(), size, price),
                        and(raw.volume(), size, null));
        with.time()[size] = begin(symbol.calendar(), timeframe, at, raw.time()[size - 1]);
        return symbol.with(with);
    }

    private static double[] and(double[] column, int size, @Nullable Double last) {
        double[] more = Arrays.copyOf(column, size + 1);
        more[size] = last == null ? Double.NaN : last;
        return more;
    }

    /// When the bar under way began, after the last finished one.
    private static long begin(
            TradingCalendar calendar, Timeframe timeframe, Instant at, long last) {
        LocalDate day = calendar.day(at);
        if (!timeframe.isIntraday()) {
            return Math.max(last + 1, day.toEpochDay() * Timeframe.SECONDS_PER_DAY);
        }
        long open = calendar.open(day).getEpochSecond();
        long since = Math.max(0, at.getEpochSecond() - open);
        return Math.max(last + 1, open + since / timeframe.seconds() * timeframe.seconds());
    }
}
