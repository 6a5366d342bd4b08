package bellwether.market.feeds;

import bellwether.market.bars.Bars;
import bellwether.market.bars.SourcedBar;
import bellwether.market.bars.SourcedHistory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Bars that are stored, as far as an answer is held against them.
///
/// @param closes as traded, by day, without that of the unfinished bar
/// @param newest the newest bars, by day, with their sources
/// @param sources of all of them
/// @param unfinished the day of a bar that was stored before its session was over: it says nothing
///   against an answer, and is replaced
record StoredCloses(
        Map<LocalDate, Double> closes,
        Map<LocalDate, SourcedBar> newest,
        List<String> sources,
        Optional<LocalDate> unfinished) {
    static final StoredCloses NONE =
            new StoredCloses(Map.of(), Map.of(), List.of(), Optional.empty());

    StoredCloses {
        closes = Map.copyOf(closes);
        newest = Map.copyOf(newest);
        sources = List.copyOf(sources);
    }

    static StoredCloses of(SourcedHistory history, boolean isLastUnfinished) {
        Bars bars = history.raw().bars();
        Map<LocalDate, Double> closes = new HashMap<>();
        for (int i = 0; i < bars.size(); i++) {
            closes.put(FetchRequest.date(bars, i), bars.close()[i]);
        }
        Optional<LocalDate> unfinished =
                isLastUnfinished
                        ? Optional.of(FetchRequest.date(bars, bars.size() - 1))
                        : Optional.empty();
        unfinished.ifPresent(closes::remove);
        return new StoredCloses(
                closes,
                history.newest().stream().collect(Collectors.toMap(SourcedBar::day, bar -> bar)),
                history.raw().sources(),
                unfinished);
    }

    /// The newest day whose bar was stored whole.
    Optional<LocalDate> last() {
        return closes.keySet().stream().max(LocalDate::compareTo);
    }

    /// The close of the stored day before this one.
    Optional<Double> closeBefore(LocalDate day) {
        return closes.keySet().stream()
                .filter(other -> other.isBefore(day))
                .max(LocalDate::compareTo)
                .map(closes::get);
    }

    /// The close of the stored day after this one.
    Optional<Double> closeAfter(LocalDate day) {
        return closes.keySet().stream()
                .filter(other -> other.isAfter(day))
                .min(LocalDate::compareTo)
                .map(closes::get);
    }

    boolean areAllOf(ProviderName source) {
        return sources.equals(List.of(source.label()));
    }

    /// The newest bar of that day, if it came from there.
    Optional<SourcedBar> own(LocalDate day, ProviderName source) {
        return Optional.ofNullable(newest.get(day))
                .filter(bar -> bar.source().equals(source.label()));
    }
}
