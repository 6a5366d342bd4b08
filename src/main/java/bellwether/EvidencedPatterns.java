package bellwether;

import bellwether.desk.journal.advice.AdviceSources;
import bellwether.desk.journal.advice.LookReason;
import bellwether.desk.journal.advice.ReasonCode;
import bellwether.desk.scan.Detection;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.market.symbols.Timeframe;
import bellwether.research.evidence.signal.CardTest;
import bellwether.research.evidence.signal.SignalCard;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives recommendations the patterns that symbols showed in the last week and that have evidence
/// over all symbols.
///
/// @param proven the cards of patterns that have evidence
record EvidencedPatterns(
        Supplier<List<SignalCard>> proven, DetectionArchive detections, InstantSource clock)
        implements AdviceSources.PatternEvidence {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 10_000;

    @Override
    public Map<String, LookReason> of(Collection<String> tickers) {
        Map<String, LookReason> best = new HashMap<>();
        for (SignalCard card : proven.get()) {
            for (Detection detection :
                    detections.list(shown(card, tickers), Optional.empty(), MOST)) {
                best.merge(detection.place().ticker(), reason(card, detection), this::better);
            }
        }
        return best;
    }

    private DetectionQuery shown(SignalCard card, Collection<String> tickers) {
        return new DetectionQuery(
                List.copyOf(tickers),
                Optional.of(card.signal().name()),
                Optional.of(card.signal().side()),
                Optional.of(Timeframe.DAY),
                Optional.of(clock.instant().minus(WEEK)),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private LookReason better(LookReason one, LookReason other) {
        return Objects.requireNonNull(other.value()) < Objects.requireNonNull(one.value())
                ? other
                : one;
    }

    private static LookReason reason(SignalCard card, Detection detection) {
        CardTest test = Objects.requireNonNull(card.test());
        LocalDate day = LocalDate.ofInstant(detection.place().bar(), ZoneOffset.UTC);
        return new LookReason(
                ReasonCode.PATTERN,
                day,
                String.format(
                        Locale.ROOT,
                        "showed %s (%s) on %s: after %,d earlier ones the price moved that way by"
                                + " %.2f %% in %d bars beyond the symbols' mean, q %.3f of %,d tests",
                        card.signal().name(),
                        card.signal().sideText(),
                        day,
                        card.size().n(),
                        card.excess().meanPercent(),
                        card.horizon(),
                        test.q(),
                        test.tests()),
                test.q(),
                card.size().n());
    }
}
