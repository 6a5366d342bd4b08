package bellwether.desk.scan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What followed a detection: percent from the open of the next bar to the close of the fifth,
/// tenth and twentieth after it; null until that bar is there.
public record DetectionFollow(
        @JsonProperty("after_5") @Nullable Double after5,
        @JsonProperty("after_10") @Nullable Double after10,
        @JsonProperty("after_20") @Nullable Double after20) {
    /// After how many bars is measured.
    public static final List<Integer> BARS = List.of(5, 10, 20);

    /// Of one of these numbers of bars.
    public @Nullable Double after(int bars) {
        return switch (bars) {
            case 5 -> after5;
            case 10 -> after10;
            case 20 -> after20;
            default -> throw new IllegalArgumentException("not measured after " + bars + " bars");
        };
    }
}
