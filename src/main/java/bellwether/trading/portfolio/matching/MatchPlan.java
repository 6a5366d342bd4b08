package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.market.bars.SuspectedSplit;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.FillSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which bars a portfolio walks next. Bars that begin together are walked together, once all are
/// there, once a later one shows that a symbol had none, or two hours after the session, within the
/// day a quarter of an hour after the bar's end; what comes later is walked alone. A symbol's bars
/// are never walked out of their order.
final class MatchPlan {
    /// How long after a session its bars are waited for.
    static final Duration PATIENCE = Duration.ofHours(2);

    /// How long after a bar's end those of the same minutes are waited for. Who trades little has
    /// none of most minutes.
    static final Duration PATIENCE_INTRADAY = Duration.ofMinutes(15);

    /// Bars around a jump that tell a split from a bad price.
    private static final int AROUND = 12;

    private final MatchInput input;
    private final Map<String, Position> held = new HashMap<>();
    private final Map<String, Long> from = new HashMap<>();

    private MatchPlan(MatchInput input) {
        this.input = input;
        for (Position position : input.state().positions()) {
            if (position.quantity().signum() != 0) {
                held.put(position.key().symbol(), position);
            }
        }
        symbols(input).forEach(symbol -> from.put(symbol, start(symbol)));
        input.watched().keySet().forEach(symbol -> from.put(symbol, start(symbol)));
    }

    /// What is to be walked next.
    static PlannedStep next(MatchInput input) {
        return new MatchPlan(input).next();
    }

    /// Symbols with open orders, or of which something is held.
    static Set<String> symbols(MatchInput input) {
        Set<String> symbols = new TreeSet<>();
        input.state().orders().forEach(order -> symbols.add(order.order().position().symbol()));
        input.state().positions().stream()
                .filter(position -> position.quantity().signum() != 0)
                .forEach(position -> symbols.add(position.key().symbol()));
        return symbols;
    }

    /// Bars of a symbol that begin before are none of this portfolio's.
    private long start(String symbol) {
        SymbolMark mark = input.state().marks().get(symbol);
        long start = mark == null ? 0 : mark.time() + 1;
        Long watched = input.watched().get(symbol);
        if (watched != null) {
            start = mark == null ? watched : start; // orders know which bars are theirs
        } else if (!held.containsKey(symbol)) {
            start =
                    Math.max(
                            start,
                            orders(symbol).mapToLong(OrderStatus::acceptedAt).min().orElse(0));
        } else if (mark == null) {
            start = input.portfolio().createdAt().getEpochSecond();
        }
        for (SplitHold hold : input.holds()) {
            if (hold.symbol().equals(symbol)) {
                start = Math.max(start, afterHold(hold));
            }
        }
        return start;
    }

    /// What began while orders waited is not made up for.
    private long afterHold(SplitHold hold) {
        return hold.decidedAt()
                .map(Instant::getEpochSecond)
                .orElse(hold.isOpen() ? input.matchedTo() + 1 : 0L);
    }

    private Stream<OrderStatus> orders(String symbol) {
        return input.state().orders().stream()
                .filter(order -> order.order().position().symbol().equals(symbol));
    }

    private PlannedStep next() {
        long time = nextTime();
        if (time == Long.MAX_VALUE) {
            return withoutBars();
        }
        if (time <= input.matchedTo()) {
            return walk(time, true);
        }
        Optional<Instant> waits = awaited(time);
        return waits.isPresent() ? new PlannedStep.Wait(waits) : walk(time, false);
    }

    private long nextTime() {
        return from.keySet().stream().mapToLong(this::nextBegin).min().orElse(Long.MAX_VALUE);
    }

    private long nextBegin(String symbol) {
        SymbolTape tape = input.tapes().get(symbol);
        int next = tape == null ? 0 : tape.first(start(tape));
        return tape == null || next == tape.size() ? Long.MAX_VALUE : tape.begin(next);
    }

    private long start(SymbolTape tape) {
        return Objects.requireNonNull(from.get(tape.ticker()));
    }

    private Optional<Instant> awaited(SymbolTape tape, long time) {
        return tape.awaited(time, Math.max(start(tape), input.matchedTo() + 1));
    }

    /// The latest moment until which a bar of this time is waited for.
    private Optional<Instant> awaited(long time) {
        return from.keySet().stream()
                .map(input.tapes()::get)
                .filter(Objects::nonNull)
                .map(tape -> awaited(tape, time))
                .flatMap(Optional::stream)
                .filter(input.now()::isBefore)
                .max(Instant::compareTo);
    }

    /// The symbols whose bars are waited for, of those that begin next.
    static Set<String> missing(MatchInput input) {
        MatchPlan plan = new MatchPlan(input);
        long time = plan.nextTime();
        Set<String> missing = new TreeSet<>();
        for (String symbol : plan.from.keySet()) {
            SymbolTape tape = input.tapes().get(symbol);
            if (tape != null
                    && plan.awaited(tape, time).filter(input.now()::isBefore).isPresent()) {
                missing.add(symbol);
            }
        }
        return missing;
    }

    private PlannedStep walk(long time, boolean late) {
        Group group = new Group(time);
        for (String symbol : new TreeSet<>(from.keySet())) {
            SymbolTape tape = input.tapes().get(symbol);
            if (tape != null && nextBegin(symbol) == time) {
                group.add(tape, tape.at(time));
            }
        }
        return group.walk(late);
    }

    /// The bars that are walked together.
    private final class Group {
        private final long time;
        private final List<TapeBar> bars = new ArrayList<>();
        private final List<TapeAction> actions = new ArrayList<>();
        private final List<BookedAction> booked = new ArrayList<>();
        private final Set<String> waiting = new HashSet<>();
        private final Map<String, String> hashes = new HashMap<>();
        private final List<SplitHold> newHolds = new ArrayList<>();
        private final List<SplitHold> recorded = new ArrayList<>();
        private LocalDate date = LocalDate.EPOCH;
        private final Map<String, TapeStep.BarSession> sessions = new HashMap<>();
        private final Set<String> newest = new HashSet<>();

        Group(long time) {
            this.time = time;
        }

        void add(SymbolTape tape, int bar) {
            date = tape.date(bar).isAfter(date) ? tape.date(bar) : date;
            bars.add(tape.bar(bar));
            hashes.put(tape.ticker(), tape.hash(bar));
            sessions.put(
                    tape.ticker(), new TapeStep.BarSession(tape.date(bar), tape.endsSession(bar)));
            if (bar == tape.size() - 1) {
                newest.add(tape.ticker());
            }
            judgeSplits(tape, bar);
            if (!waiting.contains(tape.ticker())) {
                DueActions due = DueActions.of(input, tape, tape.date(bar), tape.raw().open()[bar]);
                actions.addAll(due.actions());
                booked.addAll(due.booked());
            }
        }

        private void judgeSplits(SymbolTape tape, int bar) {
            for (SplitHold hold : input.holds()) {
                if (hold.symbol().equals(tape.ticker()) && hold.isOpen()) {
                    if (DueActions.hasSplit(tape, hold.date())) {
                        recorded.add(hold);
                    } else {
                        waiting.add(tape.ticker());
                    }
                }
            }
            if (!waiting.contains(tape.ticker())) {
                suspected(tape, bar).ifPresent(this::hold);
            }
        }

        private void hold(SplitHold hold) {
            newHolds.add(hold);
            waiting.add(hold.symbol());
        }

        PlannedStep walk(boolean late) {
            return new PlannedStep.Walk(
                    new TapeStep(
                            time,
                            date,
                            sessions.values().stream().allMatch(TapeStep.BarSession::ends),
                            sessions,
                            bars,
                            actions,
                            waiting,
                            List.of()),
                    new FillSource(late, hashes),
                    newHolds,
                    recorded,
                    booked,
                    late ? Set.of() : newest);
        }
    }

    /// A jump on this bar that looks like a split of which nothing is on record.
    private Optional<SplitHold> suspected(SymbolTape tape, int bar) {
        LocalDate day = tape.date(bar);
        Bars newest = tape.raw().first(bar + 1).last(AROUND);
        int before = bar + 1 - newest.size();
        return SuspectedSplit.among(newest, place -> tape.date(before + place)).stream()
                .filter(split -> split.date().equals(day))
                .filter(split -> !DueActions.hasSplit(tape, split.date()))
                .filter(split -> !isDecided(tape.ticker(), split.date()))
                .findFirst()
                .map(split ->
                        new SplitHold(
                                tape.ticker(),
                                split.date(),
                                split.ratio(),
                                split.observed(),
                                SplitHold.HELD,
                                input.now(),
                                Optional.empty()));
    }

    private boolean isDecided(String symbol, LocalDate date) {
        return input.holds().stream()
                .anyMatch(hold -> hold.symbol().equals(symbol) && hold.date().equals(date));
    }

    /// What needs no bar: dividends of what is closed by now, and the settling of symbols that are
    /// gone, once all of their bars are walked.
    static PlannedStep withoutBars(MatchInput input) {
        return new MatchPlan(input).withoutBars();
    }

    private PlannedStep withoutBars() {
        for (SymbolTape tape : input.tapes().values()) {
            LocalDate today = tape.calendar().day(input.now());
            DueActions due = from.containsKey(tape.ticker()) ? delisting(tape) : late(tape, today);
            if (!due.actions().isEmpty()) {
                return PlannedStep.Walk.without(input, today, due);
            }
        }
        return new PlannedStep.Wait(Optional.empty());
    }

    /// What concerns only shares that are closed by now.
    private DueActions late(SymbolTape tape, LocalDate today) {
        return tape.size() == 0
                ? DueActions.NONE
                : DueActions.of(input, tape, today, tape.raw().close()[tape.size() - 1]);
    }

    private DueActions delisting(SymbolTape tape) {
        String symbol = tape.ticker();
        boolean isGone =
                tape.delisted()
                        .filter(day -> !tape.calendar().open(day).isAfter(input.now()))
                        .isPresent();
        boolean isOpen = held.containsKey(symbol) || orders(symbol).findAny().isPresent();
        boolean isPriced = !held.containsKey(symbol) || input.state().marks().containsKey(symbol);
        return isGone && isOpen && isPriced
                ? new DueActions(
                        List.of(new TapeAction.Delisting(symbol, BigDecimal.ZERO)), List.of())
                : DueActions.NONE;
    }

    /// When the first bar that may be wanted begins, by symbol.
    static Map<String, Instant> starts(MatchInput input) {
        Map<String, Instant> starts = new HashMap<>();
        new MatchPlan(input)
                .from.forEach((symbol, start) -> starts.put(symbol, Instant.ofEpochSecond(start)));
        return starts;
    }

    /// When the next bar begins, whatever is waited for; empty where no later one was read.
    static OptionalLong nextBegin(MatchInput input) {
        long time = new MatchPlan(input).nextTime();
        return time == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
