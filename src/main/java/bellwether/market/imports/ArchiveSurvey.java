package bellwether.market.imports;

import bellwether.market.imports.format.BinaryFileCheck;
import bellwether.market.imports.format.DateStyle;
import bellwether.market.imports.format.DateSurvey;
import bellwether.market.imports.format.DateSurveyor;
import bellwether.market.imports.format.Layout;
import bellwether.market.imports.format.PeekableInput;
import bellwether.market.imports.format.PriceTable;
import bellwether.market.imports.format.Sniffer;
import bellwether.market.imports.format.TextInput;
import bellwether.market.imports.format.ZipMembers;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
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
    private final Map<Integer, Built> built = new HashMap<>();
    private final Map<Built, Built> known = new HashMap<>(); // most files are built alike
    private final Map<Integer, Refusal> refused = new HashMap<>();

    /// How a file is built, and its dates are read.
    record Built(Layout layout, DateStyle style) {}

    ArchiveSurvey(int latestYear) {
        this.latestYear = latestYear;
    }

    int files() {
        return built.size() + refused.size();
    }

    /// @throws Refusal when the file stands for the whole archive
    void look(ZipMembers.Member member, InputStream bytes) {
        try {
            PeekableInput unpacked = TextInput.unpacked(bytes);
            BinaryFileCheck.refuseContainer(unpacked.peek(TextInput.LOOKED_AT), member.name());
            BufferedReader text = TextInput.characters(unpacked);
            Layout layout = new Sniffer(latestYear).layout(text);
            Built found = new Built(layout, style(layout, text));
            built.put(member.place(), known.computeIfAbsent(found, same -> same));
        } catch (IOException e) {
            refuse(
                    member,
                    Refusal.of(
                            RefusalKind.MALFORMED,
                            "broken_stream",
                            "It broke off: " + e.getMessage()));
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

    /// How a file is built that is read.
    Optional<Built> built(ZipMembers.Member member) {
        return Optional.ofNullable(built.get(member.place()));
    }
}
