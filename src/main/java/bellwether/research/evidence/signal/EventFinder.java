package bellwether.research.evidence.signal;

import bellwether.research.analysis.PastVotes;
import bellwether.technical.ta.NewestPatterns;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/// Finds the signals of all bars of a symbol, each from the bars up to its own: patterns that were
/// completed, votes and verdicts that turned. What was so on the first bar that can be told is no
/// turn.
///
/// Holds scratch space, so each thread needs its own.
public final class EventFinder {
    private static final CandlePattern[] CANDLES = CandlePattern.values();

    private final NewestPatterns patterns = new NewestPatterns();
    private final PastVotes votes = new PastVotes();

    /// The names that signals of a kind may have; none where users make them.
    public static List<String> names(SignalKind kind) {
        return switch (kind) {
            case PATTERN ->
                    Stream.concat(
                                    Arrays.stream(CANDLES)
                                            .filter(CandlePattern::hasSide)
                                            .map(CandlePattern::name),
                                    Arrays.stream(ChartPattern.Kind.values())
                                            .map(ChartPattern.Kind::name))
                            .toList();
            case VOTE -> PastVotes.VOTERS;
            case VERDICT -> List.of(PastVotes.PROFILE);
            case SCREEN -> List.of();
        };
    }

    /// Of finished bars.
    public SignalEvents find(RuleHistory history) {
        patterns.read(history.series(), 0);
        votes.read(history);
        return SignalEvents.of(events -> {
            candles(history.size(), events);
            for (ChartPattern pattern : patterns.charts(0)) {
                events.accept(
                        new SignalKey(
                                SignalKind.PATTERN, pattern.kind().name(), pattern.direction()),
                        pattern.confirmedAt());
            }
            for (String voter : PastVotes.VOTERS) {
                turns(SignalKind.VOTE, voter, bar -> votes.side(voter, bar), events);
            }
            turns(SignalKind.VERDICT, PastVotes.PROFILE, votes::verdict, events);
        });
    }

    private void candles(int size, ObjIntConsumer<SignalKey> events) {
        for (CandlePattern candle : CANDLES) {
            if (candle.hasSide()) {
                SignalKey up = new SignalKey(SignalKind.PATTERN, candle.name(), 1);
                SignalKey down = new SignalKey(SignalKind.PATTERN, candle.name(), -1);
                for (int bar = 0; bar < size; bar++) {
                    short value = patterns.candle(candle, bar);
                    if (value != 0 && value != Candles.CANNOT_TELL) {
                        events.accept(value > 0 ? up : down, bar);
                    }
                }
            }
        }
    }

    private void turns(
            SignalKind kind,
            String name,
            IntUnaryOperator sides,
            ObjIntConsumer<SignalKey> events) {
        for (int bar = votes.firstBar() + 1; bar < votes.endBar(); bar++) {
            int side = sides.applyAsInt(bar);
            if (side != 0 && side != sides.applyAsInt(bar - 1)) {
                events.accept(new SignalKey(kind, name, side), bar);
            }
        }
    }
}
