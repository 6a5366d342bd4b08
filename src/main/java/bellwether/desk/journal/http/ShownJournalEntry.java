package bellwether.desk.journal.http;

import bellwether.desk.journal.JournalEntry;
import bellwether.desk.journal.JournalText;
import bellwether.desk.journal.JournalVersion;
import bellwether.platform.http.CsvOutput;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry as the API shows it.
record ShownJournalEntry(
        String id,
        @Nullable String trade,
        @Nullable String ticker,
        @JsonUnwrapped Said said,
        int version,
        Instant writtenAt,
        Instant changedAt) {
    static final CsvOutput<ShownJournalEntry> TABLE =
            CsvOutput.<ShownJournalEntry>of("journal")
                    .with("id", ShownJournalEntry::id)
                    .with("trade", ShownJournalEntry::trade)
                    .with("ticker", ShownJournalEntry::ticker)
                    .with("text", row -> row.said.text)
                    .with("emotion", row -> row.said.emotion)
                    .with("lesson", row -> row.said.lesson)
                    .with("tags", row -> row.said.tags)
                    .with("plan_kept", row -> row.said.planKept)
                    .with("version", ShownJournalEntry::version)
                    .with("written_at", ShownJournalEntry::writtenAt)
                    .with("changed_at", ShownJournalEntry::changedAt);

    /// @param emotion null for none
    record Said(
            String text,
            @Nullable String emotion,
            String lesson,
            List<String> tags,
            @Nullable Boolean planKept) {
        static Said of(JournalText said) {
            return new Said(
                    said.text(),
                    said.emotion().isEmpty() ? null : said.emotion(),
                    said.lesson(),
                    said.tags(),
                    said.planKept());
        }
    }

    static ShownJournalEntry of(JournalEntry entry) {
        return new ShownJournalEntry(
                entry.id().toString(),
                entry.trade() == null ? null : Objects.toString(entry.trade()),
                entry.ticker(),
                Said.of(entry.said()),
                entry.version(),
                entry.writtenAt(),
                entry.changedAt());
    }

    /// One of its versions.
    record Version(int version, @JsonUnwrapped Said said, Instant saidAt) {
        static Version of(JournalVersion version) {
            return new Version(version.version(), Said.of(version.said()), version.saidAt());
        }
    }
}
