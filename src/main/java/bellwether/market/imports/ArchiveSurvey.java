package bellwether.market.imports;

import bellwether.market.imports.format.BinaryFileCheck;
import bellwether.market.imports.format.FileShape;
import bellwether.market.imports.format.FileSurvey;
import bellwether.market.imports.format.PeekableInput;
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
    private final FileSurvey each;
    private final Map<Integer, FileShape> shapes = new HashMap<>();
    private final Map<FileShape, FileShape> known = new HashMap<>(); // most files are built alike
    private final Map<Integer, Refusal> refused = new HashMap<>();

    ArchiveSurvey(FileSurvey each) {
        this.each = each;
    }

    int files() {
        return shapes.size() + refused.size();
    }

    /// @throws Refusal when the file stands for the whole archive
    void look(ZipMembers.Member member, InputStream bytes) {
        try {
            PeekableInput unpacked = TextInput.unpacked(bytes);
            BinaryFileCheck.refuseContainer(unpacked.peek(TextInput.LOOKED_AT), member.name());
            BufferedReader text = TextInput.characters(unpacked);
            FileShape found = each.of(text, () -> text);
            shapes.put(member.place(), known.computeIfAbsent(found, same -> same));
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

    /// Why a file is not read, if so.
    Optional<Refusal> refused(ZipMembers.Member member) {
        return Optional.ofNullable(refused.get(member.place()));
    }

    /// How a file is built that is read.
    Optional<FileShape> shape(ZipMembers.Member member) {
        return Optional.ofNullable(shapes.get(member.place()));
    }
}
