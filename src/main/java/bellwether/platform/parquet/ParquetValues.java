package bellwether.platform.parquet;

import java.util.List;

/// What a row group holds of one column. The arrays may be longer than the group has rows.
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface ParquetValues {
    /// Texts that repeat.
    ///
    /// @param words each once
    /// @param places of the rows' words among them, or `NONE`, in a column where they may be absent
    record Texts(List<String> words, int[] places) implements ParquetValues {
        /// The place of a text that is absent.
        public static final int NONE = -1;

        public Texts {
            words = List.copyOf(words);
        }
    }

    record Dates(int[] days) implements ParquetValues {}

    record Timestamps(long[] millis) implements ParquetValues {}

    record Flags(boolean[] flags) implements ParquetValues {}

    /// NaN is what is absent, in a column where that may be.
    record Doubles(double[] numbers) implements ParquetValues {}
}
