/// Backups: written from one snapshot, tried by restoring them. May use `platform.db`, `schema`.
@NullMarked
package bellwether.platform.db.backup;

import org.jspecify.annotations.NullMarked;
