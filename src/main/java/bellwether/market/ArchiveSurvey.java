package bellwether.market;

import bellwether.web.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Looks at every file of an archive before the first row of any is stored: what makes the whole of
/// it no archive of prices is found while the store is as it was, and how each file's dates are
/// read is known before they are, so that no file has to be found a second time in the archive.
final class ArchiveSurvey {
    private final int latestYear;
    private final Map<Integer, DateStyle> styles = new HashMap<>();
    private final Map<DateStyle, DateStyle> known = new HashMap<>();
    private final Map<Integer, Refusal> refused = new HashMap<>();

    ArchiveSurvey(int latestYear) {
        this.latestYear = latestYear;
    }

    int files() {
        return styles.size() + refused.size();
    }

    /// @throws Refusal when the file stands for the whole archive
    void look(ZipMembers.Member member, InputStream bytes) {
        try {
            Peekable unpacked = TextInput.unpacked(bytes);
            NotText.refuseContainer(unpacked.peek(TextInput.LOOKED_AT), member.name());
            BufferedReader text = TextInput.characters(unpacked);
            Layout layout = new Sniffer(latestYear).layout(text);
            DateStyle style = style(layout, text);
            styles.put(member.place(), known.computeIfAbsent(style, same -> same));
        } catch (IOException e) {
            refuse(member, Refusal.of(400, "broken_stream", "It broke off: " + e.getMessage()));
        } catch (Refusal refusal) {
            refuse(member, refusal);
        }
    }

    private void refuse(ZipMembers.Member member, Refusal refusal) {
        if (Archive.isOfAll(refusal)) {
            throw refusal;
        }
        refused.put(member.place(), refusal);
    }

    private DateStyle style(Layout layout, BufferedReader text) throws IOException {
        DateSurvey first = DateSurveyor.sample(layout, text, latestYear);
        if (!first.isOpen()) {
            return first.style();
        }
        try (PriceTable table = layout.table(text)) {
            return DateSurveyor.whole(layout, table, latestYear).style();
        }
    }

    /// Why a file is not read, if so.
    Optional<Refusal> refused(ZipMembers.Member member) {
        return Optional.ofNullable(refused.get(member.place()));
    }

    /// How the dates of a file are read.
    Optional<DateStyle> style(ZipMembers.Member member) {
        return Optional.ofNullable(styles.get(member.place()));
    }
}
