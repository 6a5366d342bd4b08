package bellwether.desk.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an entry says.
///
/// @param emotion in small letters; empty for none
/// @param tags each once, whatever its case
/// @param planKept null where it is not said
public record JournalText(
        String text, String emotion, String lesson, List<String> tags, @Nullable Boolean planKept) {
    public JournalText {
        tags = List.copyOf(tags);
    }
}
