package bellwether.market.feeds;

import java.util.List;

/// What an answer is worth beside the stored bars.
///
/// @param newer days that are not stored yet and whose sessions are over
/// @param corrections stored days of the same source that it tells differently now, and may
/// @param doubts what it tells differently and was not believed, in words
record AnswerDiff(List<ProviderBar> newer, List<Correction> corrections, List<String> doubts) {
    AnswerDiff {
        newer = List.copyOf(newer);
        corrections = List.copyOf(corrections);
        doubts = List.copyOf(doubts);
    }
}
