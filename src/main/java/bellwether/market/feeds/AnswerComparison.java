package bellwether.market.feeds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Holds an answer against the stored bars: does it tell of the same thing, and what does it
/// correct?
///
/// A source may correct its own bars, a few of them and not by much. Nothing makes up for a close
/// of another source that lies too far off: then nothing of the answer is taken.
final class AnswerComparison {
    /// How far a close may lie from the stored one of another source, as a share of it.
    private static final double TOLERANCE = 0.01;

    /// By what factor a corrected price may differ from the stored one. A split is more.
    private static final double FARTHEST = 1.5;

    /// How far a corrected price may lie outside of the closes beside it, unless the stored one
    /// lies as far.
    private static final double SPIKE = 0.1;

    private final FetchRequest wanted;
    private final StoredCloses stored;
    private final List<ProviderBar> days;
    private final ProviderName source;
    private final List<ProviderBar> compared;
    private final boolean isTheSame;
    private final List<Correction> corrections = new ArrayList<>();
    private final Map<String, List<Correction>> objected = new LinkedHashMap<>();

    AnswerComparison(FetchRequest wanted, List<ProviderBar> days, ProviderName source) {
        this.wanted = wanted;
        this.stored = wanted.stored();
        this.days = days;
        this.source = source;
        this.compared =
                days.stream()
                        .filter(day -> stored.closes().containsKey(day.date()))
                        .filter(day -> Double.isFinite(day.closing()))
                        .toList();
        long agreeing = compared.stream().filter(this::isClose).count();
        this.isTheSame = 2 * agreeing >= compared.size();
    }

    /// @throws ProviderException when the answer contradicts what is stored, or nothing could be
    ///   compared
    AnswerDiff result() {
        if (compared.isEmpty() && !stored.closes().isEmpty()) {
            throw new ProviderException(
                    ProviderException.Kind.CONTRADICTS,
                    "has no day in common with the stored bars, so it could not be compared and was rejected");
        }
        compared.forEach(this::compare);
        return new AnswerDiff(
                days.stream().filter(wanted::isMissing).toList(),
                corrections,
                objected.entrySet().stream()
                        .map(doubt -> doubt(doubt.getKey(), doubt.getValue()))
                        .toList());
    }

    private void compare(ProviderBar day) {
        Optional<Correction> correction =
                stored.own(day.date(), source)
                        .filter(_ -> !day.date().isBefore(wanted.from()))
                        .flatMap(bar -> Correction.of(day, bar));
        Optional<String> objection = correction.flatMap(this::objection);
        if (correction.isPresent() && objection.isEmpty()) {
            corrections.add(correction.get());
        } else if (!isClose(day) && !(Math.abs(day.closing() / close(day) - 1) <= TOLERANCE)) {
            throw FetchRequest.contradiction(
                    difference(day) + objection.map(words -> "; " + words).orElse(""));
        } else {
            objection.ifPresent(words ->
                    objected.computeIfAbsent(words, _ -> new ArrayList<>())
                            .add(correction.orElseThrow()));
        }
    }

    private String doubt(String objection, List<Correction> doubted) {
        return "%s returned %s%s, which was rejected: %s"
                .formatted(
                        source.label(),
                        doubted.getFirst().words(),
                        doubted.size() == 1
                                ? ""
                                : " and %d more days differently".formatted(doubted.size() - 1),
                        objection);
    }

    private double close(ProviderBar day) {
        return stored.closes().getOrDefault(day.date(), Double.NaN);
    }

    private boolean isClose(ProviderBar day) {
        return Correction.agree(close(day), day.closing());
    }

    /// Why a correction is not believed.
    private Optional<String> objection(Correction correction) {
        if (correction.isOfPrices() && !isTheSame) {
            return Optional.of(
                    "most of the %d compared closes differ, not by a common factor"
                            .formatted(compared.size()));
        }
        return correction.ofPrices().stream()
                .flatMap(price -> objection(correction.day(), price).stream())
                .findFirst();
    }

    private Optional<String> objection(LocalDate day, Correction.Difference price) {
        if (Math.max(price.now() / price.was(), price.was() / price.now()) > FARTHEST) {
            return Optional.of("its %s differs too much for a correction".formatted(price.name()));
        }
        double[] beside =
                Stream.of(stored.closeBefore(day), closeAfter(day))
                        .flatMap(Optional::stream)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        double outside = outside(price.now(), beside);
        return outside > SPIKE && outside > outside(price.was(), beside)
                ? Optional.of(
                        "its %s lies %d %% outside of the closes beside it"
                                .formatted(price.name(), Math.round(100 * outside)))
                : Optional.empty();
    }

    private Optional<Double> closeAfter(LocalDate day) {
        return stored.closeAfter(day)
                .or(() ->
                        days.stream()
                                .filter(wanted::isMissing)
                                .filter(other -> other.date().isAfter(day))
                                .map(ProviderBar::closing)
                                .filter(close -> close > 0)
                                .findFirst());
    }

    /// How far a price lies outside of the closes beside it, as a share; 0 within.
    private static double outside(double price, double[] beside) {
        double highest = DoubleStream.of(beside).max().orElse(price);
        double lowest = DoubleStream.of(beside).min().orElse(price);
        return Math.max(0, Math.max(price / highest, lowest / price) - 1);
    }

    private String difference(ProviderBar day) {
        String words =
                "its close of %s is %s, the stored one %s"
                        .formatted(day.date(), AnswerParser.shown(day.close()), close(day));
        OptionalDouble factor = AdjustmentDetector.factor(days, stored.closes());
        return factor.isEmpty()
                ? words
                : "%s, and so are all compared closes, %s times the stored ones: they are adjusted for a split or a dividend; the stored bars are from %s, so they are kept"
                        .formatted(
                                words,
                                AdjustmentDetector.shown(factor.getAsDouble()),
                                String.join(", ", stored.sources()));
    }
}
