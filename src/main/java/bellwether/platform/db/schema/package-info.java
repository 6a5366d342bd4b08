/// Migrations: read, checked, applied and undone. May use `platform.db`.
@NullMarked
package bellwether.platform.db.schema;

import org.jspecify.annotations.NullMarked;
