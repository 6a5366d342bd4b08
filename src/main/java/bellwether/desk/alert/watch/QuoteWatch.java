package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.JudgedCondition;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at the newest prices of symbols while their exchanges trade. A price is the close of a bar
/// that is not finished; its open, high, low and volume are not known.
final class QuoteWatch {
    /// A price that is older is none.
    static final Duration FRESH = Duration.ofMinutes(2);

    private static final Operand TRUE_RANGE = Operand.FieldValue.of("ATR_14");

    private final RuleLibrary library;
    private final FinishedBars bars;
    private final Asking quotes;
    private final String without;

    /// Asks for newest prices side by side.
    interface Asking {
        Map<String, QuotedPrice> of(List<String> tickers) throws InterruptedException;
    }

    /// @param without why there is no price, where there is none
    QuoteWatch(RuleLibrary library, FinishedBars bars, Asking quotes, String without) {
        this.library = library;
        this.bars = bars;
        this.quotes = quotes;
        this.without = without;
    }

    /// A rule that was read.
    record ReadRule(AlertRule rule, RuleDefinition definition, JudgedCondition judged) {}

    /// Hears of what was seen of a rule.
    interface Hearing {
        void of(ReadRule rule, WatchLook look);
    }

    /// One look of all rules, symbol by symbol.
    ///
    /// @param hearing hears of each, one after the other
    /// @return how many symbols of each rule were not looked at though they trade now, as there are
    ///   too many
    Map<AlertRuleId, Integer> look(
            List<ReadRule> rules, Instant now, IsolatedLooks looked, Hearing hearing)
            throws InterruptedException {
        QuoteRound round = new QuoteRound(library, bars, now);
        rules.forEach(rule -> looked.run(() -> round.add(rule)));
        Map<String, List<ReadRule>> chosen = round.chosen();
        Map<String, QuotedPrice> prices = quotes.of(List.copyOf(chosen.keySet()));
        chosen.forEach((ticker, its) -> {
            Optional<QuotedPrice> price =
                    Optional.ofNullable(prices.get(ticker))
                            .filter(quote -> quote.at().plus(FRESH).isAfter(now));
            Map<Timeframe, List<ReadRule>> byTimeframe =
                    its.stream()
                            .collect(Collectors.groupingBy(rule -> rule.definition.timeframe()));
            byTimeframe.forEach((timeframe, some) ->
                    looked.run(() -> look(ticker, timeframe, some, price, looked, hearing)));
        });
        return round.left();
    }

    private void look(
            String ticker,
            Timeframe timeframe,
            List<ReadRule> rules,
            Optional<QuotedPrice> price,
            IsolatedLooks looked,
            Hearing hearing) {
        bars.of(
                ticker,
                timeframe,
                MemoryBudget.REQUEST,
                symbol -> {
                    rules.forEach(rule ->
                            looked.run(
                                    () -> hearing.of(rule, look(rule, symbol, timeframe, price))));
                    return symbol.facts().symbolId();
                });
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
                            "", "The condition cannot be judged.", null, without, List.of()));
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
