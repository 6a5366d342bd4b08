package bellwether.trading.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something wrong at a place, whichever way it was spelled.
record Problem(Place at, String detail, List<String> expected, @Nullable String didYouMean) {
    Problem {
        expected = List.copyOf(expected);
    }

    static Problem of(Place at, String detail, String... expected) {
        return new Problem(at, detail, List.of(expected), null);
    }
}
