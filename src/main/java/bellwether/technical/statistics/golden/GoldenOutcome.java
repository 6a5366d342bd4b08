package bellwether.technical.statistics.golden;

import java.util.List;

/// What became of a file.
public sealed interface GoldenOutcome {
    String file();

    /// All its numbers were compared.
    record Compared(String file, List<GoldenComparison> parts) implements GoldenOutcome {
        public Compared {
            parts = List.copyOf(parts);
        }

        /// Each number that is off.
        public List<String> differences() {
            return parts.stream().flatMap(part -> part.differences().stream()).toList();
        }
    }

    /// It, or something that it is made of, cannot be read.
    record Unreadable(String file, String why) implements GoldenOutcome {}

    /// Not one of the files that the product knows.
    record Unknown(String file) implements GoldenOutcome {}
}
