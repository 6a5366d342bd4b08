package bellwether.desk.journal;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `PUT /api/v1/journal/{id}`: all that the entry says from then on. Which trade it is
/// about stays.
public record JournalChange(
        @Nullable String text,
        @Nullable String emotion,
        @Nullable String lesson,
        @Nullable List<@Nullable String> tags,
        @Nullable Boolean planKept)
        implements SelfValidating {
    @Override
    public List<Fault> faults() {
        return JournalRules.faults(text, emotion, lesson, tags);
    }

    JournalText said() {
        return JournalRules.kept(text, emotion, lesson, tags, planKept);
    }
}
