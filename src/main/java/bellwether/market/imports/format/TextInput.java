package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// Opens the characters of a file: unpacked when its first bytes say gzip, whatever its name, and
/// decoded as its byte order mark or its zeros say, else as UTF-8, or as Windows writes western
/// languages when they are no UTF-8. Their end is marked.
public final class TextInput {
    static final int BUFFER = 64 * 1024;

    public static final int LOOKED_AT = 512;

    /// Gzip within gzip happens: a packed file sent with a packed transfer.
    private static final int MOST_LAYERS = 2;

    /// What programs of Windows write that do not write UTF-8; it contains Latin-1.
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextInput() {}

    public static BufferedReader open(InputStream raw) throws IOException {
        return characters(unpacked(raw));
    }

    /// The bytes without what gzip did to them.
    public static PeekableInput unpacked(InputStream raw) throws IOException {
        CountingInput packed = new CountingInput(raw);
        PeekableInput bytes = new PeekableInput(packed, BUFFER);
        requireSomething(bytes);
        for (int layer = 0; layer < MOST_LAYERS && bytes.startsWith(0x1f, 0x8b); layer++) {
            InputStream inside = new GZIPInputStream(bytes, BUFFER);
            bytes = new PeekableInput(new DecompressedInput(inside, packed::count), BUFFER);
        }
        requireSomething(bytes);
        return bytes;
    }

    private static void requireSomething(PeekableInput bytes) throws IOException {
        if (bytes.startsWith()) {
            throw Refusal.of(RefusalKind.MALFORMED, "empty_file", "The file is empty: 0 bytes.");
        }
    }

    /// The text of bytes that are unpacked already.
    public static BufferedReader characters(PeekableInput bytes) throws IOException {
        byte[] start = bytes.peek(LOOKED_AT);
        BinaryFileCheck.refuse(start);
        Charset charset = charset(start);
        if (bytes.startsWith(0xef, 0xbb, 0xbf)) {
            bytes.skipNBytes(3);
        } else if (charset.equals(StandardCharsets.UTF_8)) {
            BinaryFileCheck.refuseControls(start);
            charset = isUtf8(bytes.peek(BUFFER)) ? charset : WINDOWS;
        }
        Reader text = new InputStreamReader(bytes, charset);
        return new BufferedReader(new EndMarkingReader(text), BUFFER);
    }

    /// Without a mark, every other byte of UTF-16 is zero in what price files begin with.
    private static Charset charset(byte[] start) {
        if (begins(start, 0xff, 0xfe) || begins(start, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16;
        }
        if (start.length >= 4 && start[1] == 0 && start[3] == 0 && start[0] != 0 && start[2] != 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length >= 4 && start[0] == 0 && start[2] == 0 && start[1] != 0 && start[3] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    /// What ends within a character may go on as it should.
    private static boolean isUtf8(byte[] beginning) {
        CharBuffer room = CharBuffer.allocate(beginning.length);
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(beginning), room, false)
                .isError();
    }

    private static boolean begins(byte[] start, int first, int second) {
        return start.length >= 2 && (start[0] & 0xff) == first && (start[1] & 0xff) == second;
    }
}
