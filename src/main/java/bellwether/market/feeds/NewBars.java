package bellwether.market.feeds;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What a source has for one symbol.
///
/// @param days what is new, or the whole history when there is a factor
/// @param factor by how much the closes of stored bars have moved, when these are to take their
///   place
/// @param corrections of stored bars
/// @param doubts what was not believed, in words
record NewBars(
        List<ProviderBar> days,
        OptionalDouble factor,
        List<Correction> corrections,
        List<String> doubts) {
    static final NewBars NONE = whole(List.of(), OptionalDouble.empty());

    NewBars {
        days = List.copyOf(days);
        corrections = List.copyOf(corrections);
        doubts = List.copyOf(doubts);
    }

    static NewBars of(AnswerDiff found) {
        return new NewBars(
                found.newer(), OptionalDouble.empty(), found.corrections(), found.doubts());
    }

    static NewBars whole(List<ProviderBar> days, OptionalDouble factor) {
        return new NewBars(days, factor, List.of(), List.of());
    }

    /// All rows that are to be stored.
    List<ProviderBar> rows() {
        return Stream.concat(corrections.stream().map(Correction::told), days.stream())
                .sorted(Comparator.comparing(ProviderBar::date))
                .toList();
    }
}
