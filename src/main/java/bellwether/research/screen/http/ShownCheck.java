package bellwether.research.screen.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a condition means, or all that is wrong with it.
record ShownCheck(
        boolean valid,
        @Nullable String text,
        @Nullable String words,
        @Nullable Cost cost,
        List<Mistake> errors) {
    ShownCheck {
        errors = List.copyOf(errors);
    }

    /// What screening takes.
    ///
    /// @param by `sheets`, at once, or `bars`, as a job
    /// @param needs what of the condition the sheets do not decide
    /// @param behind how many sheets have to be made first
    record Cost(String by, int symbols, List<String> needs, int behind, String words) {
        Cost {
            needs = List.copyOf(needs);
        }
    }

    /// Something wrong, and where.
    ///
    /// @param pointer of the member, in JSON; null in a text
    /// @param position of its first character in the text, from 0; null in JSON
    record Mistake(
            @Nullable String pointer,
            @Nullable Integer position,
            @Nullable Integer length,
            @Nullable String found,
            List<String> expected,
            @Nullable String didYouMean,
            String detail) {
        Mistake {
            expected = List.copyOf(expected);
        }
    }
}
