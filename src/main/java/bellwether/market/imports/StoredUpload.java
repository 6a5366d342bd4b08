package bellwether.market.imports;

import java.util.Optional;
import java.util.UUID;

/// A file that comes, or has come, over HTTP.
///
/// @param key the idempotency key it came with
/// @param params what is asked of its import, as JSON
/// @param bytes received so far
/// @param parts they are kept in
/// @param complete whether all have been received
/// @param sha256 of all
/// @param job that imports it, when it is large
/// @param rowsRead how far the import is
/// @param answer how it ended
public record StoredUpload(
        UUID id,
        String owner,
        Optional<String> key,
        String params,
        long bytes,
        int parts,
        boolean complete,
        Optional<String> sha256,
        Optional<UUID> job,
        long rowsRead,
        Optional<String> answer) {}
