package bellwether.trading.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong at one place of a condition's text.
///
/// @param position of its first character, from 0; the text's length where something is missing at
///   its end
/// @param found what is there
/// @param expected what could be there
/// @param didYouMean the name that was probably meant
/// @param detail the same in a sentence
public record ConditionError(
        int position,
        int length,
        String found,
        List<String> expected,
        @Nullable String didYouMean,
        String detail) {
    public ConditionError {
        expected = List.copyOf(expected);
    }
}
