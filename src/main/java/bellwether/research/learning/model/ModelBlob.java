package bellwether.research.learning.model;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// A model as bytes: `BWLM`, the version of this layout, the model, and the SHA-256 of all before
/// it. Bytes that were changed are refused, never read as another model.
public final class ModelBlob {
    /// No model takes more.
    public static final int MOST_BYTES = 4 << 20;

    /// The code of bytes that are no model.
    public static final String CORRUPT = "model_corrupt";

    private static final int MAGIC = 0x42574C4D;
    private static final short LAYOUT = 1;
    private static final int DIGEST = 32;

    private ModelBlob() {}

    /// The bytes of a model; the same for the same model.
    public static byte[] write(ServedModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeShort(LAYOUT);
            new ModelWriter(out).write(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] blob = seal(bytes.toByteArray());
        if (blob.length > MOST_BYTES) {
            throw new IllegalStateException(
                    "a model must not take more than %d bytes, took %d"
                            .formatted(MOST_BYTES, blob.length));
        }
        return blob;
    }

    /// Adds the digest.
    static byte[] seal(byte[] body) {
        byte[] blob = Arrays.copyOf(body, body.length + DIGEST);
        System.arraycopy(Sha256.of(body), 0, blob, body.length, DIGEST);
        return blob;
    }

    /// The model of bytes that [#write] made; any other bytes are refused as `model_corrupt`.
    public static ServedModel read(byte[] blob) {
        if (blob.length <= DIGEST || blob.length > MOST_BYTES) {
            throw corrupt("%d bytes are not the size of a model".formatted(blob.length));
        }
        byte[] body = Arrays.copyOf(blob, blob.length - DIGEST);
        byte[] digest = Arrays.copyOfRange(blob, body.length, blob.length);
        if (!Arrays.equals(digest, Sha256.of(body))) {
            throw corrupt("its bytes do not match their checksum");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            if (in.readInt() != MAGIC) {
                throw corrupt("its bytes do not begin as those of a model do");
            }
            short layout = in.readShort();
            if (layout != LAYOUT) {
                throw corrupt("its layout is %d, this version reads %d".formatted(layout, LAYOUT));
            }
            ServedModel model = new ModelReader(in).read();
            if (in.available() > 0) {
                throw corrupt("%d bytes follow the model".formatted(in.available()));
            }
            return model;
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt("its bytes make no model: " + e.getMessage());
        }
    }

    private static Refusal corrupt(String why) {
        return Refusal.of(
                RefusalKind.UNAVAILABLE,
                "model_corrupt",
                "The stored model is damaged: %s. Activate an older version or train it again."
                        .formatted(why));
    }
}
