package bellwether.research.learning.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the outcomes of a symbol were labelled.
///
/// @param asked moves with each new signal
/// @param version of all that is stored of the symbol: the largest of the changes of its bars, and
///   the changes of what is recorded beside them, such as a delisting
/// @param lookAt when to look again although no bars came; null where nothing is open
/// @param bar the newest bar, in seconds of the epoch; 0 before the first look
/// @param fingerprint of the bars up to it, and of what its costs depend on
/// @param base what entering on its newest bars would have come to
public record LabelMark(
        long symbol,
        String timeframe,
        long asked,
        long version,
        @Nullable Instant lookAt,
        long bar,
        long fingerprint,
        BaseMarks base) {
    /// Marks of bars.
    ///
    /// @param times of the bars
    /// @param marks six of each bar, as digits: policy by policy, bought and sold; 0 not known, 1
    ///   not won, 2 won
    public record BaseMarks(List<Long> times, String marks) {
        public static final BaseMarks NONE = new BaseMarks(List.of(), "");

        /// Marks of a bar.
        public static final int OF_BAR = 6;

        public BaseMarks {
            times = List.copyOf(times);
        }

        /// Of a bar, by the place of the policy and the side.
        public int mark(int bar, int column) {
            return marks.charAt(bar * OF_BAR + column) - '0';
        }
    }
}
