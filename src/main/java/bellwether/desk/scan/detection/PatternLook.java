package bellwether.desk.scan.detection;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionFollow;
import bellwether.desk.scan.DetectionPlace;
import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the newest stored bars of one symbol show now; nothing of it is stored.
public final class PatternLook {
    private final Market market;

    public PatternLook(Market market) {
        this.market = market;
    }

    /// What was seen.
    ///
    /// @param asOf the last finished bar
    /// @param unknown patterns that cannot be told on it
    public record Sight(
            String ticker, Instant asOf, List<Detection> patterns, List<String> unknown) {
        public Sight {
            patterns = List.copyOf(patterns);
            unknown = List.copyOf(unknown);
        }
    }

    /// The patterns of the newest finished bars; nothing where there is none.
    public Optional<Sight> at(Ticker ticker, Timeframe timeframe, int bars) {
        List<String> one = List.of(ticker.name());
        try (MemoryBudget.Room _ = market.room(one, timeframe, MemoryBudget.REQUEST)) {
            return market.packed(one, timeframe).stream()
                    .findFirst()
                    .flatMap(packed -> sight(packed, timeframe, bars));
        }
    }

    private Optional<Sight> sight(PackedHistory packed, Timeframe timeframe, int newest) {
        TradingCalendar calendar = market.calendar(packed);
        History raw = packed.withSplits(packed.raw(new BarBuffer()), false);
        Bars bars = raw.bars().finished(timeframe, calendar, market.now());
        if (bars.size() == 0) {
            return Optional.empty();
        }
        RuleHistory history = RuleHistory.of(bars, raw.splits(), timeframe, calendar);
        DetectionFinder.Findings findings =
                DetectionFinder.find(history, Math.max(0, bars.size() - newest));
        return Optional.of(
                new Sight(
                        packed.ticker(),
                        Instant.ofEpochSecond(bars.time()[bars.size() - 1]),
                        findings.patterns().stream()
                                .map(on -> detection(packed, timeframe, bars, on))
                                .toList(),
                        findings.unknown()));
    }

    private static Detection detection(
            PackedHistory packed, Timeframe timeframe, Bars bars, DetectionFinder.OnBar on) {
        return new Detection(
                0,
                new DetectionPlace(
                        packed.symbolId(),
                        packed.ticker(),
                        timeframe,
                        Instant.ofEpochSecond(bars.time()[on.bar()])),
                on.pattern(),
                on.evidence().prices(),
                on.evidence().facts(),
                new DetectionFollow(null, null, null),
                packed.dataVersion(),
                Detection.FORMULA,
                Instant.EPOCH,
                null);
    }
}
