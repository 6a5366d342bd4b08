package bellwether.parquet;

import java.util.List;

/// What a row group holds of one column. The arrays may be longer than the group has rows.
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface Values {
    /// Texts that repeat.
    ///
    /// @param words each once
    /// @param places of the rows' words among them
    record Texts(List<String> words, int[] places) implements Values {
        public Texts {
            words = List.copyOf(words);
        }
    }

    record Dates(int[] days) implements Values {}

    record Timestamps(long[] millis) implements Values {}

    /// NaN is what is absent, in a column where that may be.
    record Doubles(double[] numbers) implements Values {}
}
